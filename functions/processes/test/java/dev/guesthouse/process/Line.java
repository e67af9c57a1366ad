package dev.guesthouse.process;

import java.util.concurrent.Callable;

import dev.guesthouse.test.Answer;

/** What callers call through while the instance may be away: a call that gets no answer is made again until it gets one. */
interface Line {

    Answer untilAnswered(Callable<Answer> call);
}

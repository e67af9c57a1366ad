package dev.guesthouse.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

import com.tngtech.archunit.core.domain.JavaClass;

import dev.guesthouse.problem.ProblemType;
import dev.guesthouse.problem.Sentence;
import dev.guesthouse.test.Product;

/**
 * The English templates of all that functions say, as the product's class files have them. Each has to be a constant where it is handed to a
 * {@link Sentence}, or to a method that hands it on: whatever is not, is told, so that nothing is missed.
 */
final class SaidByFunctions {

    /** What a method was given. */
    private static final class Parameter extends VarInsnNode {

        Parameter(int slot) {
            super(Opcodes.ALOAD, slot);
        }
    }

    private static final class Sources extends SourceInterpreter {

        Sources() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue newParameterValue(boolean isInstance, int slot, Type type) {
            return new SourceValue(type.getSize(), new Parameter(slot));
        }
    }

    private record Code(ClassNode type, MethodNode method, Frame<SourceValue>[] frames) {

        String at() {
            return type.name + "." + method.name;
        }

        String key() {
            return type.name + "." + method.name + method.desc;
        }

        /** Where a value came from in the end, whatever it was copied to meanwhile. */
        Stream<AbstractInsnNode> origins(SourceValue value) {
            return value.insns.stream().flatMap(from -> {
                if (from instanceof Parameter) {
                    return Stream.of(from);
                }
                var frame = frames[method.instructions.indexOf(from)];
                return switch (from.getOpcode()) {
                    case Opcodes.ALOAD -> origins(frame.getLocal(((VarInsnNode) from).var));
                    case Opcodes.ASTORE, Opcodes.DUP -> origins(frame.getStack(frame.getStackSize() - 1));
                    default -> Stream.of(from);
                };
            });
        }

        Stream<AbstractInsnNode> instructions() {
            return Arrays.stream(method.instructions.toArray()).filter(instruction -> frames[method.instructions.indexOf(instruction)] != null);
        }

        SourceValue argument(AbstractInsnNode call, String descriptor, int number) {
            var frame = frames[method.instructions.indexOf(call)];
            return frame.getStack(frame.getStackSize() - Type.getArgumentTypes(descriptor).length + number);
        }

        /** Which parameter of this method is in a slot, from 0. */
        int number(Parameter parameter) {
            var slot = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
            var types = Type.getArgumentTypes(method.desc);
            for (int number = 0; number < types.length; slot += types[number++].getSize()) {
                if (slot == parameter.var) {
                    return number;
                }
            }
            throw new AssertionError("no parameter");
        }

        /** The type of what an instruction leaves. */
        Type type(AbstractInsnNode origin) {
            return origin instanceof Parameter parameter ? Type.getArgumentTypes(method.desc)[number(parameter)]
                    : origin instanceof FieldInsnNode field ? Type.getType(field.desc)
                    : origin instanceof MethodInsnNode call ? Type.getReturnType(call.desc)
                    : origin instanceof TypeInsnNode cast ? Type.getObjectType(cast.desc) : Type.VOID_TYPE;
        }

        /** True where nobody can call it but by its own name. */
        boolean isPlain() {
            return (method.access & Opcodes.ACC_SYNTHETIC) == 0 && (method.name.equals("<init>") || (method.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) != 0
                    || (type.access & Opcodes.ACC_FINAL) != 0 && type.interfaces.isEmpty());
        }
    }

    /** Templates, and the names of those values of enums that go into them. */
    final Set<String> templates = new TreeSet<>();
    /** Where a template is no constant. */
    final Set<String> faults = new TreeSet<>();

    private final Map<String, ClassNode> types = Product.CLASSES.stream().filter(type -> type.getSource().isPresent()).map(SaidByFunctions::read)
            .collect(Collectors.toMap(type -> type.name, type -> type));
    /** Which parameter of a method is a template. */
    private final Map<String, Integer> takers = new HashMap<>(Map.of(
            Type.getInternalName(Sentence.class) + ".of(Ljava/lang/String;[Ljava/lang/Object;)" + Type.getDescriptor(Sentence.class), 0,
            Type.getInternalName(Sentence.class) + ".<init>(Ljava/lang/String;Ljava/util/List;)V", 0));

    SaidByFunctions() {
        for (var type : ProblemType.values()) {
            templates.addAll(List.of(type.title, type.cure));
        }
        var all = types.values().stream().filter(type -> !type.name.equals(Type.getInternalName(Sentence.class)))
                .flatMap(type -> type.methods.stream().map(method -> code(type, method))).toList();
        int before;
        do {
            before = takers.size();
            all.forEach(this::look);
        } while (takers.size() > before);
    }

    private static ClassNode read(JavaClass type) {
        try (var file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            var node = new ClassNode();
            new ClassReader(file).accept(node, ClassReader.SKIP_DEBUG);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Code code(ClassNode type, MethodNode method) {
        try {
            return new Code(type, method, new Analyzer<>(new Sources()).analyze(type.name, method));
        } catch (AnalyzerException e) {
            throw new IllegalStateException(type.name + "." + method.name, e);
        }
    }

    private void look(Code code) {
        var arrays = new HashSet<AbstractInsnNode>();
        code.instructions().forEach(instruction -> {
            if (instruction instanceof MethodInsnNode call && takers.containsKey(call.owner + "." + call.name + call.desc)) {
                code.origins(code.argument(call, call.desc, takers.get(call.owner + "." + call.name + call.desc))).forEach(origin -> note(code, origin));
                var last = Type.getArgumentTypes(call.desc).length - 1;
                code.origins(code.argument(call, call.desc, last)).filter(origin -> origin.getOpcode() == Opcodes.ANEWARRAY).forEach(arrays::add);
            } else if (instruction instanceof InvokeDynamicInsnNode dynamic && Arrays.stream(dynamic.bsmArgs).anyMatch(this::isTaker)) {
                faults.add(code.at() + ": a method that takes a template is called by name only");
            }
        });
        code.instructions().filter(instruction -> instruction.getOpcode() == Opcodes.AASTORE).forEach(store -> {
            var frame = code.frames[code.method.instructions.indexOf(store)];
            if (code.origins(frame.getStack(frame.getStackSize() - 3)).anyMatch(arrays::contains)) {
                code.origins(frame.getStack(frame.getStackSize() - 1)).map(code::type).filter(type -> type.getSort() == Type.OBJECT)
                        .map(type -> types.get(type.getInternalName())).filter(type -> type != null && (type.access & Opcodes.ACC_ENUM) != 0)
                        .flatMap(type -> type.fields.stream()).filter(field -> (field.access & Opcodes.ACC_ENUM) != 0).forEach(value -> templates.add(value.name));
            }
        });
    }

    private void note(Code code, AbstractInsnNode origin) {
        if (origin instanceof LdcInsnNode constant && constant.cst instanceof String template) {
            templates.add(template);
        } else if (origin instanceof Parameter parameter && code.isPlain()) {
            takers.put(code.key(), code.number(parameter));
        } else if (!(origin instanceof FieldInsnNode field && field.owner.equals(Type.getInternalName(ProblemType.class)))) {
            faults.add(code.at() + ": a template is a constant, or of a ProblemType");
        }
    }

    private boolean isTaker(Object argument) {
        return argument instanceof Handle handle && takers.containsKey(handle.getOwner() + "." + handle.getName() + handle.getDesc());
    }
}

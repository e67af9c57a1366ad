// All that html-validate recommends, but what letters are otherwise for a reason.
module.exports = {
  extends: ["html-validate:recommended"],
  rules: {
    // It is the subject, which says who asks for what and until when.
    "long-title": "off",
    // Many mail programs read no style sheet,
    "no-inline-style": "off",
    // and some lay a table out by nothing but its attributes.
    "no-deprecated-attr": "off",
    // A letter's tables only place what is in them.
    "prefer-tbody": "off",
  },
};

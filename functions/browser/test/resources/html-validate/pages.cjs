// All that html-validate recommends.
module.exports = {
  extends: ["html-validate:recommended"],
  rules: {
    // Fields are named as functions name them in what they refuse: identitySources[0].domain.
    "valid-id": ["error", { relaxed: true }],
  },
};

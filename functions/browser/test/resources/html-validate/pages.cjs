// All that html-validate recommends.
module.exports = {
  extends: ["html-validate:recommended"],
};

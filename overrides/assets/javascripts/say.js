"use strict";
// Says words of the interface with their figures in their places. Words and rules come as data (words.js, which the
// build writes from its catalogue), so that no script has words or a rule of its own.
self.prongsai.say = (key, figures) => self.prongsai.words[key].replace(/\{(\w+)\}/g, (_, name) => figures[name]);

import '@open-wc/testing';

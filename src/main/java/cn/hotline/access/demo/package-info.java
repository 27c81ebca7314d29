/** Start mode only: stands in for the city's OIDC server and SMS gateway. Answers 404 in production. */
@NullMarked
package cn.hotline.access.demo;

import org.jspecify.annotations.NullMarked;

/** What a single machine needs beside the service in the demo profile: data directory, keys, PostgreSQL. */
@NullMarked
package cn.hotline.local;

import org.jspecify.annotations.NullMarked;

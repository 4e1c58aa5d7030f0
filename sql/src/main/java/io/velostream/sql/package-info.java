/// From the text of SQL to its tree, and back.
///
/// Read [io.velostream.sql.SqlParser] first: it is the only way in. The grammar is
/// `src/main/antlr4`; the builders make the records of [io.velostream.sql.tree] out of ANTLR's
/// contexts, a file for each topic, and nothing else sees ANTLR's classes.
/// [io.velostream.sql.SqlPrinter] writes a tree as SQL. To add syntax: the grammar, a record, the
/// builder, the printer (the compiler names it), and a line in the corpus of the tests.
@NullMarked
package io.velostream.sql;

import org.jspecify.annotations.NullMarked;

/* Velostream SQL. Written so that nearly every decision needs one or two words of look-ahead: calls,
 * members and casts are suffixes, functions with words inside their parentheses are calls whose
 * arguments the builder reads, and clauses of a query come in any order. */
parser grammar VelostreamParser;

options { tokenVocab = VelostreamLexer; }

singleStatement: statement SEMICOLON? EOF;

singleExpression: expression EOF;

statement
    : executable  # execute
    | EXPLAIN (PLAN FOR | ANALYZE)? executable  # explain
    | DROP objectKind (IF EXISTS)? qualifiedName  # drop
    | (DESCRIBE | DESC) (FUNCTION function=qualifiedName | qualifiedName | STRING)  # describe
    | (SHOW | LIST) (CREATE TABLE | what=identifier) (STREAM | TABLE)? qualifiedName? (LIKE? STRING)?  # show
    | START JOB identifier AS executable  # startJob
    | STOP JOB identifier FORCE?  # stopJob
    | PAUSE JOB identifier  # pauseJob
    | RESUME JOB identifier  # resumeJob
    | DEPLOY JOB identifier VERSION STRING AS executable (STRATEGY strategy)?  # deployJob
    | ROLLBACK JOB identifier (VERSION STRING)?  # rollbackJob
    | SET property?  # setOption
    | RESET propertyKey?  # resetOption
    ;

executable
    : query properties?  # select
    | INSERT INTO qualifiedName columnAliases? query properties?  # insert
    | create  # createObject
    | UPDATE qualifiedName SET assignment (COMMA assignment)* (WHERE expression)?  # update
    | DELETE FROM qualifiedName (WHERE expression)?  # delete
    | statementSet  # insertAll
    ;

statementSet
    : (BEGIN STATEMENT SET SEMICOLON? | EXECUTE STATEMENT SET BEGIN)
      (executable SEMICOLON)+ END
    ;

assignment: qualifiedName EQUAL expression;

strategy: identifier (OPEN INTEGER PERCENT? CLOSE)?;

create
    : CREATE (OR REPLACE)? TEMPORARY? objectKind (IF NOT EXISTS)? qualifiedName
      (OPEN tableElement (COMMA tableElement)* CLOSE)?
      before=properties?
      (AS query (after=properties emit?)?)?
    ;

objectKind: STREAM | TABLE | SOURCE | SINK | VIEW;

tableElement
    : WATERMARK FOR qualifiedName AS expression  # watermark
    | (CONSTRAINT identifier)? PRIMARY KEY columnAliases (NOT ENFORCED)?  # primaryKey
    | identifier type? (AS expression)? columnConstraint*  # column
    ;

columnConstraint
    : NOT? NULL  # nullability
    | PRIMARY? KEY (NOT ENFORCED)?  # keyColumn
    | METADATA (FROM STRING)? VIRTUAL?  # metadata
    | HEADER OPEN STRING CLOSE  # oneHeader
    | HEADERS  # allHeaders
    | COMMENT STRING  # remark
    ;

properties: WITH OPEN (property (COMMA property)* COMMA?)? CLOSE;

property: propertyKey EQUAL propertyValue;

propertyKey: STRING | keyPart (DOT keyPart)*;

// As in kafka.group.id and table.exec.state.
keyPart: identifier | ALL | GROUP | JOIN | LIMIT | ORDER | TABLE;

propertyValue
    : STRING
    | (PLUS | MINUS)? (INTEGER | DECIMAL | FLOAT | DURATION)
    | TRUE
    | FALSE
    | qualifiedName
    ;

// Queries

query
    : (WITH RECURSIVE? commonTable (COMMA commonTable)*)?
      queryTerm (setOperator queryTerm)*
    ;

setOperator: (UNION | INTERSECT | EXCEPT) (ALL | DISTINCT)?;

commonTable: identifier columnAliases? AS OPEN query CLOSE;

queryTerm: queryPrimary clause*;

queryPrimary
    : SELECT (ALL | DISTINCT)? selectItem (COMMA selectItem)*
      (INTO into=qualifiedName)?
      (FROM relation (COMMA relation)*)?  # selectQuery
    | VALUES expression (COMMA expression)*  # valuesQuery
    | OPEN query CLOSE  # nestedQuery
    ;

selectItem
    : ASTERISK except?  # star
    | qualifiedName DOT ASTERISK except?  # qualifiedStar
    | expression (PRIMARY keyBefore=KEY)? (AS label | bareAlias)? (PRIMARY keyAfter=KEY)?  # selectValue
    ;

except: (EXCEPT | EXCLUDE) (columnAliases | identifier);

clause
    : WHERE expression  # where
    | GROUP BY grouping (COMMA grouping)*  # groupBy
    | HAVING expression  # having
    | QUALIFY expression  # qualify
    | WINDOW (timeWindow | namedWindow (COMMA namedWindow)*)  # window
    | PARTITION BY expression (COMMA expression)*  # partitionBy
    | orderBy  # sort
    | LIMIT (ALL | value)  # limit
    | OFFSET value (ROW | ROWS)?  # offset
    | FETCH (FIRST | NEXT) INTEGER? (ROW | ROWS) (ONLY | WITH TIES)  # fetch
    | emit  # emission
    | INTO qualifiedName  # into
    ;

emit: EMIT (CHANGES | FINAL) (EVERY duration)?;

orderBy: ORDER BY sortItem (COMMA sortItem)*;

sortItem: expression (ASC | DESC)? (NULLS (FIRST | LAST))?;

grouping
    : GROUPING SETS OPEN groupingSet (COMMA groupingSet)* CLOSE
    | expression
    ;

groupingSet: OPEN CLOSE | expression;

namedWindow: identifier AS OPEN overSpec CLOSE;

timeWindow: kind=identifier OPEN windowArgument (COMMA windowArgument)* CLOSE;

windowArgument
    : (SIZE | RETENTION) duration  # sizeOrRetention
    | ADVANCE BY duration  # advance
    | GRACE PERIOD duration  # gracePeriod
    | INTEGER TIME_UNIT  # unitDuration
    | expression  # positional
    ;

duration: INTEGER TIME_UNIT? | DURATION | interval;

interval: INTERVAL (STRING | INTEGER | DECIMAL) (TIME_UNIT (TO TIME_UNIT)?)?;

// Relations

relation: relationPrimary join*;

join
    : CROSS JOIN relationPrimary
    | NATURAL joinKind? JOIN relationPrimary
    | joinKind? JOIN relationPrimary before=within?
      (ON expression | USING columnAliases) after=within?
    ;

joinKind: INNER | (LEFT | RIGHT | FULL) OUTER?;

within: WITHIN (duration | OPEN duration COMMA duration CLOSE) (GRACE PERIOD duration)?;

relationPrimary
    : (STRING | qualifiedName (FOR SYSTEM_TIME AS OF value)?) alias? (properties alias?)?  # named
    | LATERAL? tableFunction (WITH ORDINALITY)? alias?  # function
    | LATERAL? TABLE OPEN tableFunction CLOSE alias?  # tableOfFunction
    | LATERAL? OPEN query CLOSE alias?  # derived
    | OPEN relation CLOSE alias?  # nested
    ;

tableFunction: qualifiedName OPEN (tableArgument (COMMA tableArgument)*)? CLOSE;

tableArgument
    : (identifier NAMED)? TABLE (qualifiedName | OPEN query CLOSE)
      (PARTITION BY expression)? orderBy?
    | argument
    ;

alias: (AS identifier | bareAlias) columnAliases?;

columnAliases: OPEN identifier (COMMA identifier)* CLOSE;

// Expressions, as PostgreSQL binds them

expression
    : comparison  # compared
    | expression IS NOT? (NULL | TRUE | FALSE | UNKNOWN | DISTINCT FROM comparison)  # isTest
    | NOT expression  # not
    | expression AND expression  # and
    | expression OR expression  # or
    ;

comparison
    : membership
      (comparisonOperator ((ANY | SOME | ALL) OPEN (query | expression) CLOSE | membership))?
    ;

comparisonOperator
    : EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL
    ;

membership
    : value
      ( NOT? BETWEEN SYMMETRIC? value AND value
      | NOT? IN (OPEN (query | expression (COMMA expression)*) CLOSE | searched)
      | NOT? (LIKE | ILIKE | SIMILAR TO | REGEXP) value (ESCAPE value)?
      )?
    ;

// Of POSITION(a IN b): what the builder of calls takes apart.
searched: (STRING | identifier | castCall | caseWhen | functionWord) suffix*;

value
    : primary  # plain
    | value AT TIME ZONE value  # atTimeZone
    | (PLUS | MINUS) value  # signed
    | value CARET value  # power
    | value (ASTERISK | SLASH | PERCENT | DIV) value  # product
    | value (PLUS | MINUS) value  # sum
    | value CONCAT value  # concatenation
    ;

// ARRAY[…] and MAP[…] are names with brackets behind them until the builder looks at them.
primary: atom suffix*;

suffix
    : DOT identifier  # member
    | OPEN_BRACKET (expression (COMMA expression)*)? CLOSE_BRACKET  # brackets
    | CAST_TO type  # castTo
    | call  # callOf
    ;

call
    : OPEN (ASTERISK | arguments)? CLOSE
      (WITHIN GROUP OPEN orderBy CLOSE)?
      (FILTER OPEN WHERE expression CLOSE)?
      nullTreatment?
      over?
    ;

arguments: (ALL | DISTINCT)? argument (COMMA argument)* orderBy? nullTreatment?;

argument
    : identifier (NAMED | ASSIGN) expression  # namedArgument
    | identifier ARROW expression  # lambda
    | OPEN identifier (COMMA identifier)* CLOSE ARROW expression  # lambdaOfSeveral
    | (LEADING | TRAILING | BOTH) expression? FROM expression  # trimmed
    | expression (AS identifier | FROM expression (FOR expression)? | FOR expression)?  # simpleArgument
    ;

nullTreatment: (IGNORE | RESPECT) NULLS;

over: OVER (identifier | OPEN overSpec CLOSE);

overSpec
    : (ROWS WINDOW BUFFER INTEGER ROWS)? bareAlias?
      (PARTITION BY expression (COMMA expression)*)?
      orderBy?
      frame?
      (EMIT (EVERY RECORD | ON BUFFER FULL))?
      (EXPIRE AFTER (NEVER | duration INACTIVITY?))?
    ;

frame
    : (ROWS | RANGE | GROUPS) (BETWEEN bound AND bound | bound)
      (EXCLUDE (CURRENT ROW | GROUP | TIES | NO OTHERS))?
    ;

// UNBOUNDED is a name that the builder knows.
bound: CURRENT ROW | value (PRECEDING | FOLLOWING);

atom
    : NULL  # nullValue
    | TRUE  # trueValue
    | FALSE  # falseValue
    | STRING  # string
    | INTEGER  # integer
    | DECIMAL  # decimal
    | FLOAT  # float
    | DURATION  # durationValue
    | interval  # intervalValue
    | identifier STRING  # typedLiteral
    | caseWhen  # caseOf
    | castCall  # cast
    | EXISTS OPEN query CLOSE  # exists
    | OPEN query CLOSE  # subquery
    | OPEN expression (COMMA expression)* CLOSE  # parenthesized
    | identifier  # name
    | functionWord  # reservedFunction
    ;

caseWhen: CASE operand=expression? when+ (ELSE otherwise=expression)? END;

castCall: (CAST | TRY_CAST) OPEN expression AS type CLOSE;

when: WHEN condition=expression THEN result=expression;

// Reserved words that are also functions; the builder wants a call behind them.
functionWord: LEFT | RIGHT | JOIN;

// Types

type
    : type OPEN_BRACKET CLOSE_BRACKET  # bracketArray
    | type ARRAY  # postfixArray
    | ARRAY (LESS type GREATER | OPEN type CLOSE)  # arrayType
    | MAP (LESS type COMMA type GREATER | OPEN type COMMA type CLOSE)  # mapType
    | (STRUCT | ROW) (LESS typeFields GREATER | OPEN typeFields CLOSE)  # structType
    | (TIME | TIMESTAMP) typeParameters? ((WITH LOCAL? | WITHOUT) TIME ZONE)?  # timeType
    | DOUBLE PRECISION  # doublePrecision
    | INTERVAL (TIME_UNIT (TO TIME_UNIT)?)?  # intervalType
    | identifier VARYING? typeParameters?  # simpleType
    ;

typeFields: typeField (COMMA typeField)*;

typeField: identifier COLON? type;

typeParameters: OPEN INTEGER (COMMA INTEGER)* CLOSE;

// Names

qualifiedName: identifier (DOT identifier)*;

identifier
    : bareAlias
    | ASC | AT | DESC | DIV | EMIT | ESCAPE | EXCLUDE | EXPIRE | FETCH | FILTER | FOLLOWING | GRACE
    | GROUPS | IGNORE | ILIKE | NULLS | OFFSET | OVER | PARTITION | PRECEDING | QUALIFY | RANGE
    | REGEXP | RESPECT | ROWS | SET | SIMILAR | STRATEGY | TIME_UNIT | WINDOW | WITHIN
    ;

// Behind AS a reserved word is a name too, unless it begins what follows a select list.
label
    : identifier
    | ALL | ANY | BOTH | CASE | CROSS | DISTINCT | ELSE | END | EXISTS | FALSE | FOR | FULL | IN
    | INNER | IS | JOIN | LEADING | LEFT | LIKE | NATURAL | NOT | NULL | ON | OR | OUTER | PRIMARY
    | RIGHT | SOME | TABLE | THEN | TRAILING | TRUE | USING | VALUES | WHEN
    ;

bareAlias
    : IDENTIFIER | DOUBLE_QUOTED | BACK_QUOTED
    | ADVANCE | AFTER | ANALYZE | ARRAY | BEGIN | BUFFER | BY | CHANGES | COMMENT | CONSTRAINT
    | CURRENT | DELETE | DEPLOY | DESCRIBE | DOUBLE | DROP | ENFORCED | EVERY | EXECUTE | EXPLAIN
    | FINAL | FIRST | FORCE | FUNCTION | GROUPING | HEADER | HEADERS | IF | INACTIVITY | INSERT
    | INTERVAL | JOB | KEY | LAST | LIST | LOCAL | MAP | METADATA | NEVER | NEXT | NO | OF | ONLY
    | ORDINALITY | OTHERS | PAUSE | PERIOD | PLAN | PRECISION | RECORD | RECURSIVE | REPLACE | RESET
    | RESUME | RETENTION | ROLLBACK | ROW | SETS | SHOW | SINK | SIZE | SOURCE | START | STATEMENT
    | STOP | STREAM | STRUCT | SYMMETRIC | SYSTEM_TIME | TEMPORARY | TIES | TIME | TIMESTAMP | TO
    | UNKNOWN | UPDATE | VARYING | VERSION | VIEW | VIRTUAL | WATERMARK | WITHOUT | ZONE
    ;

namespace RuleGen.Compiler.Languages;

/// <summary>The language a query is written in, as far as RuleGen tells them apart.</summary>
internal enum QueryLanguage
{
    /// <summary>Nothing was recognised.</summary>
    None,

    /// <summary>Kibana Query Language, the only one this version compiles.</summary>
    Kql,

    /// <summary>Event Query Language of Elasticsearch.</summary>
    Eql,

    /// <summary>Sigma, as YAML.</summary>
    Sigma,

    /// <summary>The Kusto language of Microsoft, which is called KQL too.</summary>
    Kusto,

    /// <summary>Splunk's search language.</summary>
    Spl,

    /// <summary>Lucene query syntax.</summary>
    Lucene,

    /// <summary>The piped language of Elasticsearch.</summary>
    EsQl,

    /// <summary>SQL.</summary>
    Sql,
}

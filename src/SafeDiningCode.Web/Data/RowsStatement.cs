namespace SafeDiningCode.Web.Data;

/// <summary>A statement that is run for many rows, and how an embedded database takes them.</summary>
internal readonly record struct RowsStatement
{
    private RowsStatement(string name, bool takesAllOnSqlite)
    {
        Name = name;
        TakesAllOnSqlite = takesAllOnSqlite;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whether it takes all rows in one parameter there too.</summary>
    public bool TakesAllOnSqlite { get; }

    /// <summary>One that SQLite runs for each row.</summary>
    public static RowsStatement OfEach(string name) => new(name, takesAllOnSqlite: false);

    /// <summary>One that takes all rows in one parameter on both engines.</summary>
    public static RowsStatement OfAll(string name) => new(name, takesAllOnSqlite: true);
}

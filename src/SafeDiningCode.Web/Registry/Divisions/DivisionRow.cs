namespace SafeDiningCode.Web.Registry.Divisions;

/// <summary>A place (行政区划): province, city, county, street, or a development zone (开发区).</summary>
internal sealed record DivisionRow
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? NameEn { get; init; }

    /// <summary><c>province</c>, <c>city</c>, <c>county</c>, <c>street</c> or <c>zone</c>.</summary>
    public required string Level { get; init; }

    public string? Parent { get; init; }

    /// <summary>Whether a zone is ranked as a county of its own: then its eateries are counted there and not in the county around it.</summary>
    public required bool Reports { get; init; }
}

/// <summary>A reporting unit: what statistics go by. A zone that reports for itself is a child of the city.</summary>
internal sealed record UnitRow
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public string? NameEn { get; init; }

    public required string Level { get; init; }

    public string? Parent { get; init; }
}

namespace SafeDiningCode.Web.Registry.Deviations;

/// <summary>A fact in which this registry says otherwise than the last extract.</summary>
internal sealed record DeviatingFact
{
    /// <summary>The fact of the sign, which is the owner's to word.</summary>
    public const string Sign = "sign";

    /// <summary>The fact of a licence's status: cancelled here where another number has taken its place.</summary>
    public const string Status = "status";

    /// <summary>The fact of the grade, which inspections made here give.</summary>
    public const string Grade = "grade";

    /// <summary>Whose it is.</summary>
    public required long EateryId { get; init; }

    /// <summary>The licence that it is a fact of; empty for one of the eatery itself.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Which fact: its name in the rules, <see cref="Sign"/>, <see cref="Status"/> or <see cref="Grade"/>.</summary>
    public required string Fact { get; init; }

    /// <summary>What the extract says.</summary>
    public string? Registered { get; init; }

    /// <summary>What is in force here.</summary>
    public string? Kept { get; init; }

    /// <summary>Whether it is the owner's word, which stands until the owner takes it back.</summary>
    public bool Owner { get; init; }
}

/// <summary>A deviating fact as an import asks for it: by the licence whose row may speak of it.</summary>
internal sealed record DeviationOfLicenceRow
{
    public required string Number { get; init; }

    public required long EateryId { get; init; }

    public required string Licence { get; init; }

    public required string Fact { get; init; }

    public string? Registered { get; init; }

    public string? Kept { get; init; }

    public required bool Owner { get; init; }

    public DeviatingFact ToFact() => new() { EateryId = EateryId, Licence = Licence, Fact = Fact, Registered = Registered, Kept = Kept, Owner = Owner };
}

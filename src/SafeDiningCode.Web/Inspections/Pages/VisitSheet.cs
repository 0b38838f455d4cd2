using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Inspections.Forms;

namespace SafeDiningCode.Web.Inspections.Pages;

/// <summary>The form of a visit as it is shown: new, or as it was sent with what is wrong.</summary>
public sealed record VisitSheet
{
    /// <summary>Whose.</summary>
    public required EateryInScope Eatery { get; init; }

    /// <summary>The form.</summary>
    public required InspectionForm Form { get; init; }

    /// <summary>What was written.</summary>
    public required VisitForm Written { get; init; }

    /// <summary>Items that are proposed.</summary>
    public required IReadOnlySet<string> Proposed { get; init; }

    /// <summary>Items that must be looked at: they failed last time.</summary>
    public required IReadOnlySet<string> Mandatory { get; init; }

    /// <summary>Names the form and says when it was opened.</summary>
    public required string Token { get; init; }

    /// <summary>The day in Shanghai.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The last day on which it may be published.</summary>
    public required DateOnly LastPublication { get; init; }

    /// <summary>The visit that it corrects; 0 for a new one.</summary>
    public long Visit { get; init; }

    /// <summary>The version that it corrects; 0 for a new one.</summary>
    public int Corrects { get; init; }

    /// <summary>What is wrong; null at first.</summary>
    public string? Fault { get; init; }
}

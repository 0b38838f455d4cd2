using SafeDiningCode.Web.Accounts.Invitations;

namespace SafeDiningCode.Web.Rectification.Pages;

/// <summary>What was typed to put a problem on record, for one eatery or for those of a campaign.</summary>
public sealed record HandForm
{
    /// <summary>The licence number or code of the one eatery.</summary>
    public string Licence { get; init; } = "";

    /// <summary>The licences of a campaign, one a line.</summary>
    public string List { get; init; } = "";

    /// <summary>The campaign.</summary>
    public string Campaign { get; init; } = "";

    /// <summary>Where it was found: a source's name.</summary>
    public string Source { get; init; } = "";

    /// <summary>What diners would call it: a reason's code, empty for none.</summary>
    public string Topic { get; init; } = "";

    /// <summary>What is wrong.</summary>
    public string Wording { get; init; } = "";

    /// <summary>The day on which it was found.</summary>
    public string FoundOn { get; init; } = "";

    /// <summary>Whether an order is given with it.</summary>
    public bool Dispatch { get; init; }

    /// <summary>What the order asks for.</summary>
    public string Demand { get; init; } = "";

    /// <summary>Until when it is to be mended, by the order.</summary>
    public string Due { get; init; } = "";

    /// <summary>Names the form.</summary>
    public string Token { get; init; } = "";

    /// <summary>What is wrong with it, in the reader's language; null where nothing is.</summary>
    public string? Fault { get; init; }

    /// <summary>Lines of the list that are wrong.</summary>
    public IReadOnlyList<UnknownLine> Unknown { get; init; } = [];

    /// <summary>How many orders were just given; null where none.</summary>
    public int? Given { get; init; }
}

using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.SelfChecks.Lists;
using SafeDiningCode.Web.SelfChecks.Records;

namespace SafeDiningCode.Web.SelfChecks.Pages;

/// <summary>The form of a self-check as it is shown: empty at first, or as it was sent with what is wrong.</summary>
public sealed record CheckSheet
{
    /// <summary>Whose.</summary>
    public required EateryInScope Eatery { get; init; }

    /// <summary>The list that it goes by.</summary>
    public required CheckList List { get; init; }

    /// <summary>Of which day, week or month.</summary>
    public required CheckPeriod Period { get; init; }

    /// <summary>Names the form and says when it was opened.</summary>
    public required string Token { get; init; }

    /// <summary>Items marked as not in order.</summary>
    public IReadOnlySet<string> Ticked { get; init; } = new HashSet<string>();

    /// <summary>Notes to them, by item.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>What was written, by text.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>The version that is corrected; 0 where none is.</summary>
    public int Corrects { get; init; }

    /// <summary>Why it is corrected.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What the daily records of the week or month come to; null of a day.</summary>
    public PeriodSummary? Summary { get; init; }

    /// <summary>Whether it is a past day that is filled in.</summary>
    public bool Late { get; init; }

    /// <summary>What is wrong, in the reader's language; null at first.</summary>
    public string? Fault { get; init; }
}

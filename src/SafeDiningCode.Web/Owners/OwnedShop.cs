using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Owners.Trend;
using SafeDiningCode.Web.Rectification;
using SafeDiningCode.Web.Themes;

namespace SafeDiningCode.Web.Owners;

/// <summary>An owner's shop as the home page shows it.</summary>
public sealed record OwnedShop
{
    /// <summary>From how many days before its end a licence is something to do: it is renewed 30 working days ahead at the latest.</summary>
    public const int LicenceNotice = 60;

    /// <summary>From how many days before their end health certificates are.</summary>
    public const int CertificateNotice = 30;

    /// <summary>Which shop it is.</summary>
    public required EateryInScope Eatery { get; init; }

    /// <summary>The day in Shanghai.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The code on the wall; null where none is issued.</summary>
    public string? Code { get; init; }

    /// <summary>The grade that diners see; null where there is none.</summary>
    public Grade? Grade { get; init; }

    /// <summary>What diners said in weeks that are over.</summary>
    public required ShopTrend Trend { get; init; }

    /// <summary>The last day of the licence in force; null where the authority knows of none.</summary>
    public DateOnly? LicenceUntil { get; init; }

    /// <summary>Staff whose health certificate has run out, or does so within the notice.</summary>
    public required int CertificatesEnding { get; init; }

    /// <summary>Change requests that came back to be corrected.</summary>
    public required IReadOnlyList<long> ReturnedChanges { get; init; }

    /// <summary>Self-checks to be written.</summary>
    public required IReadOnlyList<Duty> SelfChecks { get; init; }

    /// <summary>Problems to be mended.</summary>
    public required IReadOnlyList<OpenRectification> Rectifications { get; init; }

    /// <summary>Diners' themes to be answered.</summary>
    public required IReadOnlyList<DueReply> Replies { get; init; }

    /// <summary>Days that the licence has left, where that is something to do; less than 0 where it has run out.</summary>
    public int? LicenceDaysLeft => LicenceUntil is { } until && until.DayNumber - Today.DayNumber is var left and <= LicenceNotice ? left : null;

    /// <summary>How many things are to be done.</summary>
    public int Tasks => (LicenceDaysLeft is null ? 0 : 1) + (CertificatesEnding > 0 ? 1 : 0) + ReturnedChanges.Count + SelfChecks.Count + Rectifications.Count + Replies.Count;
}

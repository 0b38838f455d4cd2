using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Page;

/// <summary>All that the scan page shows: the facts and the moment they are shown at.</summary>
/// <param name="Code">The canonical code.</param>
/// <param name="Profile">The facts.</param>
/// <param name="StaleAt">The minute in which the facts were found too old and could not be read again, UTC; null where they are fresh.</param>
/// <param name="Service">Whose word the page is.</param>
/// <param name="Place">County and city in English; null where the directory has no names for them.</param>
public sealed record ScanView(string Code, Profile Profile, DateTime? StaleAt, ServiceOptions Service, string? Place)
{
    // A rule of showing, not of judging: below ten a share says too little, whatever Standing:* is set to.
    private static readonly SatisfactionRules Rules = new(new SatisfactionSettings());

    /// <summary>Counted ratings from which a share is said.</summary>
    public static int MinimumRatings => Rules.Settings.MinimumRatings;

    /// <summary>The day in Shanghai on which the page is shown.</summary>
    public DateOnly Today => Day.InShanghai(StaleAt ?? Profile.AsOf);

    /// <summary>Whether the eatery may serve food and be rated.</summary>
    public bool IsInForce => LicenceStates.IsInForce(Profile.LicenceState);

    /// <summary>Whether enough diners have spoken for a share.</summary>
    public bool HasEnoughRatings => Rules.IsRated(Profile.Satisfaction);

    /// <summary>The latest inspection; null if there was none.</summary>
    public PastInspection? Latest => Profile.Inspections.Count > 0 ? Profile.Inspections[0] : null;
}

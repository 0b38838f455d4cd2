using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Orders;
using SafeDiningCode.Web.Rectification.Verification;

namespace SafeDiningCode.Web.Rectification.Pages;

/// <summary>A problem as officials see it, with the forms to decide it.</summary>
/// <param name="Eatery">Whose.</param>
/// <param name="History">The problem and all that happened to it.</param>
/// <param name="Orders">Its dispatch orders.</param>
/// <param name="Questions">What diners were asked, and answered.</param>
/// <param name="LookBack">Why a look-back visit is due before it is closed.</param>
/// <param name="Moves">What the viewer may do now.</param>
/// <param name="Today">The day in Shanghai.</param>
/// <param name="Token">Names the forms.</param>
/// <param name="Typed">What was typed, and proposed where nothing was.</param>
/// <param name="Fault">What is wrong, in the reader's language; null where nothing is.</param>
/// <param name="Notice">What was just done; null where nothing.</param>
public sealed record RegulatorSheet(
    EateryInScope Eatery,
    RectificationHistory History,
    IReadOnlyList<DispatchOrderRow> Orders,
    IReadOnlyList<MendedQuestionRow> Questions,
    LookBackReason LookBack,
    IReadOnlyList<RectificationMove> Moves,
    DateOnly Today,
    string Token,
    TypedDecision Typed,
    string? Fault = null,
    string? Notice = null);

/// <summary>What was typed into one of the forms.</summary>
/// <param name="Act">Which form; empty where nothing was sent.</param>
/// <param name="Note">The words.</param>
/// <param name="Due">The due day.</param>
/// <param name="Visit">The day of the look-back visit.</param>
/// <param name="Topic">What a diner would call it: a reason's code, empty for none.</param>
public sealed record TypedDecision(string Act, string Note, string Due, string Visit, string Topic)
{
    /// <summary>The words, in the form that they were typed into.</summary>
    public string NoteIn(string act) => Act == act ? Note : "";
}

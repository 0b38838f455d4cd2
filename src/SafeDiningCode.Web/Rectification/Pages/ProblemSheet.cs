using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Rectification.Ledger;

namespace SafeDiningCode.Web.Rectification.Pages;

/// <summary>A problem as its owner sees it, with the form to answer.</summary>
/// <param name="Eatery">Whose.</param>
/// <param name="History">The problem and all that happened to it.</param>
/// <param name="Today">The day in Shanghai.</param>
/// <param name="Token">Names the form.</param>
/// <param name="Note">What was written.</param>
/// <param name="Fault">What is wrong, in the reader's language; null where nothing is.</param>
/// <param name="Notice">What was just done; null where nothing.</param>
public sealed record ProblemSheet(
    EateryInScope Eatery, RectificationHistory History, DateOnly Today, string Token, string Note = "", string? Fault = null, string? Notice = null);

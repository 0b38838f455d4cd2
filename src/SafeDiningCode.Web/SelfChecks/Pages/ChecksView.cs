using SafeDiningCode.Rules.SelfChecks;

namespace SafeDiningCode.Web.SelfChecks.Pages;

/// <summary>How an eatery's self-checks stand, for the page.</summary>
/// <param name="Today">The day in Shanghai.</param>
/// <param name="ToDo">What is to be written.</param>
/// <param name="StateOf">How a period stands.</param>
/// <param name="Shown">Whether diners see that today's check is done.</param>
public sealed record ChecksView(DateOnly Today, IReadOnlyList<Duty> ToDo, Func<CheckPeriod, DutyState> StateOf, bool Shown);

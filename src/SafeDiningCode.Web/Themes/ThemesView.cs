using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Themes;

/// <summary>The themes of an eatery as the page shows them, with a reply that was not taken.</summary>
/// <param name="Themes">The themes, the latest week first.</param>
/// <param name="Today">The day in Shanghai.</param>
/// <param name="Fault">What is wrong with the reply, in the reader's language; null where nothing is.</param>
/// <param name="FaultWeek">The week of the theme that it was for.</param>
/// <param name="FaultReason">The reason of the theme that it was for.</param>
/// <param name="Typed">What was written.</param>
/// <param name="Notice">What was just done; null where nothing.</param>
public sealed record ThemesView(
    IReadOnlyList<ThemeView> Themes, DateOnly Today, string? Fault = null, DateOnly? FaultWeek = null, Reasons FaultReason = Reasons.None, string Typed = "", string? Notice = null);

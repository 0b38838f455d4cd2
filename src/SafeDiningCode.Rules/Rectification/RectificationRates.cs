namespace SafeDiningCode.Rules.Rectification;

/// <summary>How well problems are mended in a place and a time.</summary>
/// <param name="Due">Problems whose due day lies in the time, without those entered by mistake.</param>
/// <param name="OnTime">Of these, those taken as mended whose owner had asked for closure by the due day: a late visit of the office is not the owner's.</param>
/// <param name="Mended">Problems that were taken as mended in the time.</param>
/// <param name="Recurred">Of these, those that were ever opened again, or whose topic was found again at the same eatery until <see cref="RecurrenceDays"/> days after the time.</param>
public sealed record RectificationRates(int Due, int OnTime, int Mended, int Recurred)
{
    /// <summary>Days after the time within which the same fault counts as come back.</summary>
    public const int RecurrenceDays = 180;
}

using SafeDiningCode.Web.Rating.Intake;

namespace SafeDiningCode.Web.Rating;

/// <summary>How many seconds to wait before sending the same again.</summary>
internal static class RetryAfter
{
    private const int Busy = 2;
    private const int Unavailable = 5;

    /// <summary>A full queue empties in a second or two; a database takes longer.</summary>
    public static int Of(RatingOutcome outcome) => outcome == RatingOutcome.Busy ? Busy : Unavailable;
}

using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Rules.Rectification;

/// <summary>What the city sets of asking diners whether a fault is mended.</summary>
/// <param name="Noes">Noes that open the problem again.</param>
/// <param name="WindowDays">Days from the acceptance in which diners are asked.</param>
/// <param name="DueDays">Days that the owner gets once they opened it again.</param>
public sealed record VerifySettings(int Noes, int WindowDays, int DueDays);

/// <summary>
/// Diners verify (食客核实): once a problem is taken as mended, the next diners are asked one question about that very
/// fault. So many noes open it again, however many yeses there are: who did not look says yes more easily than no.
/// </summary>
public static class DinersVerify
{
    /// <summary>Answers below which the owner is not told how many there are: nobody shall guess who gave them.</summary>
    public const int SmallestGroup = 3;

    /// <summary>Whether diners can be asked: about one thing that they can see, which others than the eatery found.</summary>
    /// <param name="source">Where the problem was found.</param>
    /// <param name="topic">What a diner would call it; none where it is nothing that diners see.</param>
    public static bool CanBeAsked(ProblemSource source, Reasons topic) => RectificationMoves.SeenByOthers.HasFlag(source) && IsOne(topic);

    /// <summary>Whether a topic is one reason and not several, and one that says what it is.</summary>
    public static bool IsOne(Reasons topic) => topic is not (Reasons.None or Reasons.Other) && Enum.IsDefined(topic);

    /// <summary>Whether so many noes open it again.</summary>
    public static bool Reopens(int denied, VerifySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return denied >= settings.Noes;
    }

    /// <summary>Whether the owner may know a count.</summary>
    public static bool MayBeTold(int count) => count >= SmallestGroup;
}

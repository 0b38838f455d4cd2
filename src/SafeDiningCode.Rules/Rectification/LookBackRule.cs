namespace SafeDiningCode.Rules.Rectification;

/// <summary>Why a look-back visit (回头看) is due before a problem is closed.</summary>
public enum LookBackReason
{
    /// <summary>None is.</summary>
    None,

    /// <summary>A key item (*) of the inspection form had failed.</summary>
    KeyItem,

    /// <summary>It came back, or the same was wrong there before.</summary>
    Repeated,

    /// <summary>It is one of the share that is looked at by chance.</summary>
    Drawn,
}

/// <summary>What the city sets of look-back visits.</summary>
/// <param name="KeyItems">Whether failed key items are always looked at again.</param>
/// <param name="Repeated">Whether what came back is always looked at again.</param>
/// <param name="ShareBasisPoints">Of all others, how many in ten thousand.</param>
/// <param name="AfterDays">Days from the acceptance to the day that is proposed for the visit.</param>
public sealed record LookBackSettings(bool KeyItems, bool Repeated, int ShareBasisPoints, int AfterDays);

/// <summary>
/// Which mended problems are looked at again before they are closed. No document found sets it: failed key items and what
/// came back always, of the others a share. The draw goes by the problem's key alone: whoever repeats it gets the same, and
/// nobody chooses.
/// </summary>
public static class LookBackRule
{
    /// <summary>All of them, in ten thousandths.</summary>
    public const int Whole = 10_000;

    /// <summary>Why a look-back visit is due for a problem.</summary>
    /// <param name="problem">The problem's key.</param>
    /// <param name="keyItem">Whether a key item had failed.</param>
    /// <param name="repeated">Whether it came back, or the same was wrong there before.</param>
    /// <param name="settings">What the city sets.</param>
    public static LookBackReason Of(long problem, bool keyItem, bool repeated, LookBackSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return keyItem && settings.KeyItems ? LookBackReason.KeyItem
            : repeated && settings.Repeated ? LookBackReason.Repeated
            : Draw(problem) < settings.ShareBasisPoints ? LookBackReason.Drawn
            : LookBackReason.None;
    }

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014): keys made one after another fall far apart.
    private static int Draw(long problem)
    {
        var mixed = unchecked((ulong)problem + 0x9E3779B97F4A7C15);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return (int)((mixed ^ (mixed >> 31)) % Whole);
    }
}

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>
/// Texts that many eateries have in common (what licences allow and who issues them, places, items of the form), each
/// once in memory. Within a bound: a text whose place another has takes it over, and is then kept more than once.
/// </summary>
internal static class SharedTexts
{
    private const int Places = 8192;
    private static readonly string?[] Kept = new string?[Places];

    /// <summary>The same facts, with such texts shared.</summary>
    public static LoadedCode In(LoadedCode loaded) => loaded.Answer.Profile is { } profile
        ? loaded with { Answer = loaded.Answer with { Profile = In(profile) } }
        : loaded;

    private static Profile In(Profile profile) => profile with
    {
        Division = Of(profile.Division),
        Unit = Of(profile.Unit),
        LicenceScope = Of(profile.LicenceScope),
        LicenceAuthority = Of(profile.LicenceAuthority),
        Inspections = [.. profile.Inspections.Select(visit => visit with { Failed = [.. visit.Failed.Select(item => item with { Wording = Of(item.Wording) })] })],
    };

    // Takes no lock: at worst two threads keep the same text twice.
    private static string Of(string text)
    {
        ref var place = ref Kept[(uint)text.GetHashCode(StringComparison.Ordinal) % Places];
        if (place is { } kept && kept == text)
        {
            return kept;
        }

        place = text;
        return text;
    }
}

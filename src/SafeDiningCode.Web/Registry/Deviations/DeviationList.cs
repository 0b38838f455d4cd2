using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Registry.Deviations;

/// <summary>
/// Keeps what was changed here from being undone by the next extract. The rule: what the owner says of the sign stands
/// until the owner takes it back, whatever an extract says. A change that the authority accepted stands as long as the
/// extract goes on to say what it said before; as soon as it says anything else (the accepted value, or a newer one), the
/// extract is believed again. Opening hours, phone, cuisine, languages and photograph are in no extract's power: they lie
/// in a table of their own, and the phone of the extract, which may be somebody's own, is shown to nobody.
/// </summary>
internal static class DeviationList
{
    /// <summary>Has a fact deviate, in the session's transaction. One that deviates already goes on to know what the extract says.</summary>
    public static async Task KeepAsync(DatabaseSession session, DeviatingFact fact, DateTime nowUtc, CancellationToken cancellation = default)
    {
        var row = new { fact.EateryId, fact.Licence, fact.Fact, fact.Registered, fact.Kept, fact.Owner, Now = nowUtc };
        if (await session.ExecuteAsync("ChangeDeviation", row, cancellation) == 0)
        {
            await session.ExecuteAsync("AddDeviation", row, cancellation);
        }
    }

    /// <summary>Lets the extract speak of a fact again.</summary>
    public static Task EndAsync(DatabaseSession session, DeviatingFact fact, CancellationToken cancellation = default) =>
        session.ExecuteAsync("EndDeviation", new { fact.EateryId, fact.Licence, fact.Fact }, cancellation);

    /// <summary>Notes what an extract now says of a fact that is the owner's.</summary>
    public static Task NoteAsync(DatabaseSession session, DeviatingFact fact, CancellationToken cancellation = default) =>
        session.ExecuteAsync("NoteRegistered", new { fact.EateryId, fact.Licence, fact.Fact, fact.Registered }, cancellation);

    /// <summary>The deviating facts of which rows of these licences may speak.</summary>
    public static async Task<ILookup<string, DeviatingFact>> OfLicencesAsync(DatabaseSession session, string numbers, CancellationToken cancellation = default) =>
        (await session.QueryAsync<DeviationOfLicenceRow>("DeviationsOfLicences", new { Numbers = numbers }, cancellation))
            .ToLookup(row => row.Number, row => row.ToFact(), StringComparer.Ordinal);
}

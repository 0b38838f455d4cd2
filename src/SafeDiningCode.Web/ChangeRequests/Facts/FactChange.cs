using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Deviations;

namespace SafeDiningCode.Web.ChangeRequests.Facts;

/// <summary>
/// Puts accepted values in force, in the session's transaction, and remembers what the extract says of them, so that the
/// next import neither undoes nor repeats them. A new licence number is a licence of its own, with a fingerprint that no
/// row has: the first row that speaks of it is believed in all. The old one is cancelled, and stays so while the extract
/// goes on to call it valid.
/// </summary>
internal static class FactChange
{
    private static readonly string Cancelled = LicenceStatuses.ToCode(LicenceStatus.Cancelled);

    /// <summary>Changes the facts.</summary>
    public static async Task ApplyAsync(
        DatabaseSession session, RegulatedFacts facts, IReadOnlyDictionary<ChangeFact, string> values, DateTime nowUtc, CancellationToken cancellation = default)
    {
        string? Value(ChangeFact fact) => values.GetValueOrDefault(fact) ?? facts.Of(fact);
        await session.ExecuteAsync(
            "ChangeEateryFacts",
            new { facts.EateryId, Name = Value(ChangeFact.Name), Address = Value(ChangeFact.Address), LegalPerson = Value(ChangeFact.LegalPerson) },
            cancellation);
        var licence = new
        {
            Number = facts.Licence,
            NewNumber = Value(ChangeFact.LicenceNumber)!,
            Category = (int)LicenceNumber.Category(Value(ChangeFact.LicenceNumber)!),
            Scope = Value(ChangeFact.Scope),
            ValidUntil = DateOnly.ParseExact(Value(ChangeFact.ValidUntil)!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            CreditCode = Value(ChangeFact.CreditCode) ?? "",
            Status = Cancelled,
            Now = nowUtc,
        };
        var isReplaced = values.ContainsKey(ChangeFact.LicenceNumber);
        await session.ExecuteAsync(isReplaced ? "ReplaceLicence" : "ChangeLicenceFacts", licence, cancellation);
        foreach (var (fact, value) in values.Where(each => each.Key != ChangeFact.LicenceNumber && !(isReplaced && ChangeFacts.IsOfLicence(each.Key))))
        {
            var own = ChangeFacts.IsOfLicence(fact) ? facts.Licence : "";
            await DeviationList.KeepAsync(
                session,
                new DeviatingFact { EateryId = facts.EateryId, Licence = own, Fact = ChangeFacts.ToCode(fact), Registered = facts.Of(fact) ?? Nothing(fact), Kept = value },
                nowUtc,
                cancellation);
        }

        if (isReplaced)
        {
            await DeviationList.KeepAsync(
                session,
                new DeviatingFact { EateryId = facts.EateryId, Licence = facts.Licence, Fact = DeviatingFact.Status, Registered = facts.Status, Kept = Cancelled },
                nowUtc,
                cancellation);
        }
    }

    // How an extract says that it has none.
    private static string? Nothing(ChangeFact fact) => fact == ChangeFact.CreditCode ? "" : null;
}

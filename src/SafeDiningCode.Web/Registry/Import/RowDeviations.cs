using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Web.Registry.Deviations;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>Lays deviating facts over a row of an extract, and takes them off again.</summary>
internal static class RowDeviations
{
    private static readonly string Name = ChangeFacts.ToCode(ChangeFact.Name);
    private static readonly string Address = ChangeFacts.ToCode(ChangeFact.Address);
    private static readonly string LegalPerson = ChangeFacts.ToCode(ChangeFact.LegalPerson);
    private static readonly string Scope = ChangeFacts.ToCode(ChangeFact.Scope);
    private static readonly string ValidUntil = ChangeFacts.ToCode(ChangeFact.ValidUntil);
    private static readonly string CreditCode = ChangeFacts.ToCode(ChangeFact.CreditCode);

    /// <summary>What is in force: the row, but for what deviates still. What does so no longer, or from something else, is added to the lists.</summary>
    /// <param name="row">What the extract says.</param>
    /// <param name="facts">What deviated so far.</param>
    /// <param name="ended">Takes those of which the extract is believed again.</param>
    /// <param name="noted">Takes those of the owner of which the extract now says something else.</param>
    public static RegistryRow Kept(this RegistryRow row, IEnumerable<DeviatingFact> facts, ICollection<DeviatingFact> ended, ICollection<DeviatingFact> noted)
    {
        var kept = row;
        foreach (var fact in facts)
        {
            var says = Of(row, fact.Fact);
            if (says == fact.Registered)
            {
                kept = With(kept, fact.Fact, fact.Kept);
            }
            else if (fact.Owner)
            {
                kept = With(kept, fact.Fact, fact.Kept);
                noted.Add(fact with { Registered = says });
            }
            else
            {
                ended.Add(fact);
            }
        }

        return kept;
    }

    /// <summary>What the registry holds, as the extract had it.</summary>
    public static RegistryRow AsRegistered(this RegistryRow row, IEnumerable<DeviatingFact> facts) =>
        facts.Aggregate(row, (whole, fact) => With(whole, fact.Fact, fact.Registered));

    private static string? Of(RegistryRow row, string fact) =>
        fact == DeviatingFact.Sign ? row.Sign
        : fact == DeviatingFact.Status ? row.Status
        : fact == DeviatingFact.Grade ? row.Grade
        : fact == Name ? row.Name
        : fact == Address ? row.Address
        : fact == LegalPerson ? row.LegalPerson
        : fact == Scope ? row.Scope
        : fact == CreditCode ? row.CreditCode
        : fact == ValidUntil ? Day.Text(Day.FromNumber(row.ValidUntil))
        : throw Unknown(fact);

    private static RegistryRow With(RegistryRow row, string fact, string? value) =>
        fact == DeviatingFact.Sign ? row with { Sign = value }
        : fact == DeviatingFact.Status ? row with { Status = value ?? row.Status }
        : fact == DeviatingFact.Grade ? row with { Grade = value }
        : fact == Name ? row with { Name = value ?? row.Name }
        : fact == Address ? row with { Address = value ?? row.Address }
        : fact == LegalPerson ? row with { LegalPerson = value }
        : fact == Scope ? row with { Scope = value ?? row.Scope }
        : fact == CreditCode ? row with { CreditCode = value ?? row.CreditCode }
        : fact == ValidUntil ? row with { ValidUntil = value is null ? row.ValidUntil : Day.ToNumber(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture)) }
        : throw Unknown(fact);

    private static InvalidOperationException Unknown(string fact) => new($"No extract speaks of a fact called {fact}.");
}

using SafeDiningCode.Rules.Responsibility;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry;

namespace SafeDiningCode.Web.Accounts.Eateries;

/// <summary>The one place where it is decided whether an actor may see an eatery.</summary>
internal sealed class EateryAccess(Database database)
{
    /// <summary>The eatery; null where it is outside the actor's scope or there is none: the two look the same.</summary>
    public async Task<EateryInScope?> FindAsync(Actor actor, long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var found = await session.SingleOrDefaultAsync<EateryRow>("FindEateryInScope", actor.Scope.With(new { Eatery = eatery }), cancellation);
        // No eatery's place is as fine as a village: who answers for some of its street sees those, and no others.
        if (found is null && OfficerPlaces.StreetOfVillage(actor.Scope.Division) is { } street)
        {
            found = await session.SingleOrDefaultAsync<EateryRow>("FindEateryOfOfficer", new { Eatery = eatery, actor.AccountId, Street = street }, cancellation);
        }

        return found?.ToEatery();
    }

    /// <summary>An owner's eateries, by name; for officials there are none.</summary>
    public async Task<IReadOnlyList<EateryInScope>> OwnedAsync(Actor actor, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var rows = await session.QueryAsync<EateryRow>("EateriesOfOwner", new { actor.AccountId }, cancellation);
        return [.. rows.Select(row => row.ToEatery())];
    }

    internal sealed record EateryRow
    {
        public required long Id { get; init; }

        public required string Name { get; init; }

        public string? Sign { get; init; }

        public required string Address { get; init; }

        public required string County { get; init; }

        public required string Division { get; init; }

        public required string Unit { get; init; }

        public EateryInScope ToEatery() => new()
        {
            Id = Id, Name = ShopName.Of(Sign, Name), Address = Address, County = County, Division = Division, Unit = Unit,
        };
    }
}

using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Inspections.Picking;

/// <summary>An eatery to inspect.</summary>
public sealed record PickedEateryRow
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>The operator.</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>Its address.</summary>
    public required string Address { get; init; }

    /// <summary>The day of its last published inspection; null where there was none.</summary>
    public DateOnly? LastOn { get; init; }
}

/// <summary>Finds the eatery that an inspector stands in: by its code, licence, name or address, within the scope.</summary>
internal sealed class EateryPicker(Database database, CodeRegister codes, EateryAccess access)
{
    /// <summary>How many are shown.</summary>
    public const int Most = 30;

    /// <summary>The longest text that is searched for.</summary>
    public const int Longest = 200;

    /// <summary>The eatery behind a code, in force or not; null where the text is no code of an eatery in scope.</summary>
    public async Task<EateryInScope?> OfCodeAsync(Actor actor, string typed, CancellationToken cancellation = default) =>
        (await codes.FindAsync(typed, cancellation)).Issue is { } issue ? await access.FindAsync(actor, issue.EateryId, cancellation) : null;

    /// <summary>The eateries in scope whose name, address or licence number contains a text.</summary>
    public async Task<IReadOnlyList<PickedEateryRow>> FindAsync(Scope scope, string text, CancellationToken cancellation = default)
    {
        if (text.Length == 0)
        {
            return [];
        }

        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<PickedEateryRow>(
            "PickEateries", scope.With(new { Pattern = LikePattern.Containing(text), Number = LikePattern.Containing(text.ToUpperInvariant()), Most }), cancellation);
    }
}

using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Registry.Deviations;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Web.Shopfront;

/// <summary>What owners say of their shops. It is in force at once, for nobody has to allow it.</summary>
internal sealed class ShopDetailsBook(Database database, UploadBook uploads, ChangeLog changes, AuditLog audit, TimeProvider clock)
{
    /// <summary>What is on record of a shop.</summary>
    public async Task<ShopDetailsRow> FindAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await FindAsync(session, eatery, cancellation);
    }

    /// <summary>Writes the facts over those that a form showed.</summary>
    /// <param name="revision">The revision of the details that the form showed; another has come since: nothing is done.</param>
    public Task<SaveOutcome> SaveAsync(Actor actor, EateryInScope eatery, ShopFacts facts, int revision, CancellationToken cancellation = default) => Repeats.RunAsync(
        async repeat =>
        {
            await using var session = await database.BeginAsync(repeat);
            var before = await FindAsync(session, eatery.Id, repeat);
            if (before.Facts == facts)
            {
                return SaveOutcome.Saved;
            }

            if (before.Revision != revision || !await WriteAsync(session, eatery.Id, before, facts, before.PhotoId, repeat))
            {
                return SaveOutcome.Changed;
            }

            await WriteSignAsync(session, eatery.Id, before, facts.Sign, repeat);
            await LogAsync(session, actor, eatery, "shop.change", before.Facts, facts, repeat);
            await session.CommitAsync(repeat);
            return SaveOutcome.Saved;
        },
        cancellation);

    /// <summary>Puts a photograph in place of any earlier one, whose content goes; null takes it away.</summary>
    public Task<SaveOutcome> SetPhotoAsync(Actor actor, EateryInScope eatery, CleanFile? photo, CancellationToken cancellation = default) => Repeats.RunAsync(
        async repeat =>
        {
            await using var session = await database.BeginAsync(repeat);
            var before = await FindAsync(session, eatery.Id, repeat);
            if (photo is null && before.PhotoId is null)
            {
                return SaveOutcome.Saved;
            }

            if (before.PhotoId is { } old)
            {
                await uploads.RemoveAsync(session, old, repeat);
            }

            var upload = photo is null ? null : await uploads.AddAsync(session, photo, actor.AccountId, eatery.Id, repeat);
            if (photo is not null && upload is null)
            {
                return SaveOutcome.NoSpace;
            }

            if (!await WriteAsync(session, eatery.Id, before, before.Facts, upload?.Id, repeat))
            {
                // The same again, in a moment: a form was saved between.
                throw new TimeoutException("Another request wrote the details at the same moment.");
            }

            await LogAsync(session, actor, eatery, "shop.photo", new { photo = before.PhotoName }, new { photo = upload?.Name }, repeat);
            await session.CommitAsync(repeat);
            return SaveOutcome.Saved;
        },
        cancellation);

    /// <summary>The photograph that an eatery shows; null where there is none.</summary>
    public async Task<UploadRow?> PhotoAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.SingleOrDefaultAsync<UploadRow>("PublishedPhoto", new { EateryId = eatery }, cancellation);
    }

    private static Task<ShopDetailsRow> FindAsync(DatabaseSession session, long eatery, CancellationToken cancellation) =>
        session.SingleAsync<ShopDetailsRow>("FindShopDetails", new { EateryId = eatery }, cancellation);

    // False where somebody else wrote first.
    private async Task<bool> WriteAsync(DatabaseSession session, long eatery, ShopDetailsRow before, ShopFacts facts, long? photo, CancellationToken cancellation)
    {
        var row = new { EateryId = eatery, facts.Hours, facts.Phone, facts.Cuisine, facts.Languages, Photo = photo, before.Revision, Now = clock.GetUtcNow().UtcDateTime };
        return await session.ExecuteAsync(before.Revision == 0 ? "AddShopDetails" : "ChangeShopDetails", row, cancellation) > 0;
    }

    private async Task WriteSignAsync(DatabaseSession session, long eatery, ShopDetailsRow before, string? own, CancellationToken cancellation)
    {
        var sign = own ?? before.SignOfRegistry;
        var deviation = new DeviatingFact { EateryId = eatery, Fact = DeviatingFact.Sign, Registered = before.SignOfRegistry, Kept = own, Owner = true };
        if (own is not null)
        {
            await DeviationList.KeepAsync(session, deviation, clock.GetUtcNow().UtcDateTime, cancellation);
        }
        else if (before.SignIsOwn)
        {
            await DeviationList.EndAsync(session, deviation, cancellation);
        }

        if (sign != before.Sign)
        {
            await session.ExecuteAsync("ChangeSign", new { EateryId = eatery, Sign = sign }, cancellation);
        }
    }

    private async Task LogAsync(DatabaseSession session, Actor actor, EateryInScope eatery, string action, object before, object after, CancellationToken cancellation)
    {
        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = action, RecordKind = "shop", RecordId = AuditEntry.Id(eatery.Id), Division = eatery.Division, EateryId = eatery.Id, Before = before, After = after,
        });
        await changes.AddAsync(session, [eatery.Id], clock.GetUtcNow().UtcDateTime, cancellation);
    }
}

using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Web.Staff.List;

/// <summary>What came of a change to a list.</summary>
internal enum StaffOutcome
{
    /// <summary>It is as was asked for, whether or not it was so before: a form sent twice counts once.</summary>
    Done,

    /// <summary>Nobody of this number is on the list of this eatery.</summary>
    NotListed,

    /// <summary>The list is as long as lists get.</summary>
    Full,

    /// <summary>The eatery's space does not hold the photograph.</summary>
    NoSpace,
}

/// <summary>The staff of an eatery and their health certificates (健康证), as its owner keeps them.</summary>
internal sealed class StaffList(Database database, UploadBook uploads, ChangeLog changes, AuditLog audit, TimeOrderedIds ids, TimeProvider clock)
{
    /// <summary>Nobody's kitchen has more.</summary>
    public const int Most = 500;

    /// <summary>All on the list, the certificate that runs out first on top.</summary>
    public async Task<List<StaffMemberRow>> ReadAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<StaffMemberRow>("StaffOfEatery", new { EateryId = eatery }, cancellation);
    }

    /// <summary>Puts somebody on the list.</summary>
    public Task<StaffOutcome> AddAsync(Actor actor, EateryInScope eatery, StaffEntry entry, CancellationToken cancellation = default) => ChangeAsync(
        eatery,
        async (session, listed, now, repeat) =>
        {
            if (listed.Exists(one => one.Name == entry.Name && one.Post == entry.Post && Certificate(one) == entry.Certificate))
            {
                return StaffOutcome.Done;
            }

            if (listed.Count >= Most)
            {
                return StaffOutcome.Full;
            }

            var id = ids.Next();
            await session.ExecuteAsync(
                "AddStaffMember",
                new
                {
                    Id = id, EateryId = eatery.Id, entry.Name, entry.Post, entry.Certificate.Certificate, entry.Certificate.IssuedOn,
                    entry.Certificate.ValidUntil, Now = now,
                },
                repeat);
            await audit.AddAsync(session, actor, Entry("staff.add", eatery, id, before: null, Fields(entry.Name, entry.Post, entry.Certificate)));
            return null;
        },
        cancellation);

    /// <summary>Writes down somebody's new certificate in the place of the old one.</summary>
    public Task<StaffOutcome> RenewAsync(Actor actor, EateryInScope eatery, long member, CertificateEntry entry, CancellationToken cancellation = default) => ChangeAsync(
        eatery,
        async (session, listed, now, repeat) =>
        {
            if (listed.Find(one => one.Id == member) is not { } row)
            {
                return StaffOutcome.NotListed;
            }

            if (Certificate(row) == entry)
            {
                return StaffOutcome.Done;
            }

            await session.ExecuteAsync("RenewCertificate", new { Id = member, entry.Certificate, entry.IssuedOn, entry.ValidUntil }, repeat);
            await RemovePhotoAsync(session, row, repeat);
            await audit.AddAsync(session, actor, Entry("staff.renew", eatery, member, Fields(row.Name, row.Post, Certificate(row)), Fields(row.Name, row.Post, entry)));
            return null;
        },
        cancellation);

    /// <summary>Takes somebody who has left off the list.</summary>
    public Task<StaffOutcome> LeaveAsync(Actor actor, EateryInScope eatery, long member, CancellationToken cancellation = default) => ChangeAsync(
        eatery,
        async (session, listed, now, repeat) =>
        {
            if (listed.Find(one => one.Id == member) is not { } row)
            {
                return StaffOutcome.NotListed;
            }

            await session.ExecuteAsync("StaffMemberLeft", new { Id = member, Now = now }, repeat);
            await RemovePhotoAsync(session, row, repeat);
            await audit.AddAsync(session, actor, Entry("staff.leave", eatery, member, Fields(row.Name, row.Post, Certificate(row)), after: null));
            return null;
        },
        cancellation);

    /// <summary>Keeps a photograph of somebody's certificate, in the place of an earlier one.</summary>
    public Task<StaffOutcome> AttachPhotoAsync(Actor actor, EateryInScope eatery, long member, CleanFile photo, CancellationToken cancellation = default) => ChangeAsync(
        eatery,
        async (session, listed, now, repeat) =>
        {
            if (listed.Find(one => one.Id == member) is not { } row)
            {
                return StaffOutcome.NotListed;
            }

            // The old one first: its space is the new one's.
            await RemovePhotoAsync(session, row, repeat);
            if (await uploads.AddAsync(session, photo, actor.AccountId, eatery.Id, repeat) is not { } upload)
            {
                return StaffOutcome.NoSpace;
            }

            await session.ExecuteAsync("SetCertificatePhoto", new { Id = member, PhotoId = (long?)upload.Id }, repeat);
            await audit.AddAsync(session, actor, Entry("staff.photo", eatery, member, new { photo = row.PhotoName }, new { photo = upload.Name }));
            return null;
        },
        cancellation);

    /// <summary>Deletes the photograph of somebody's certificate.</summary>
    public Task<StaffOutcome> DetachPhotoAsync(Actor actor, EateryInScope eatery, long member, CancellationToken cancellation = default) => ChangeAsync(
        eatery,
        async (session, listed, now, repeat) =>
        {
            if (listed.Find(one => one.Id == member) is not { } row)
            {
                return StaffOutcome.NotListed;
            }

            if (row.PhotoId is null)
            {
                return StaffOutcome.Done;
            }

            await session.ExecuteAsync("SetCertificatePhoto", new { Id = member, PhotoId = (long?)null }, repeat);
            await RemovePhotoAsync(session, row, repeat);
            await audit.AddAsync(session, actor, Entry("staff.photo-remove", eatery, member, new { photo = row.PhotoName }, after: null));
            return null;
        },
        cancellation);

    /// <summary>The photograph of somebody's certificate; null where there is none, or nobody of this number is on the list.</summary>
    public async Task<UploadRow?> PhotoAsync(EateryInScope eatery, long member, CancellationToken cancellation = default) =>
        (await ReadAsync(eatery.Id, cancellation)).Find(one => one.Id == member)?.PhotoName is { } name ? await uploads.FindAsync(name, cancellation) : null;

    private Task RemovePhotoAsync(DatabaseSession session, StaffMemberRow row, CancellationToken cancellation) =>
        row.PhotoId is { } photo ? uploads.RemoveAsync(session, photo, cancellation) : Task.CompletedTask;

    private static CertificateEntry Certificate(StaffMemberRow row) => new(row.Certificate, row.IssuedOn, row.ValidUntil);

    // The audit masks people and numbers of certificates by these names.
    private static object Fields(string name, string post, CertificateEntry certificate) => new
    {
        staff = name, post, certificateNumber = certificate.Certificate, issuedOn = certificate.IssuedOn, validUntil = certificate.ValidUntil,
    };

    private static AuditEntry Entry(string action, EateryInScope eatery, long member, object? before, object? after) => new()
    {
        Action = action,
        RecordKind = "staff",
        RecordId = AuditEntry.Id(member),
        Division = eatery.Division,
        EateryId = eatery.Id,
        Before = before,
        After = after,
    };

    // The change answers what stands in its way; null where it was made.
    private Task<StaffOutcome> ChangeAsync(
        EateryInScope eatery,
        Func<DatabaseSession, List<StaffMemberRow>, DateTime, CancellationToken, Task<StaffOutcome?>> change,
        CancellationToken cancellation) => Repeats.RunAsync(
        async repeat =>
        {
            await using var session = await database.BeginAsync(repeat);
            var now = clock.GetUtcNow().UtcDateTime;
            var listed = await session.QueryAsync<StaffMemberRow>("StaffOfEatery", new { EateryId = eatery.Id }, repeat);
            if (await change(session, listed, now, repeat) is { } obstacle)
            {
                return obstacle;
            }

            await changes.AddAsync(session, [eatery.Id], now, repeat);
            await session.CommitAsync(repeat);
            return StaffOutcome.Done;
        },
        cancellation);
}

using System.Security.Cryptography;
using System.Text;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Accounts.ApiKeys;

/// <summary>The keys of systems: made, shown once, found by their hash, revoked.</summary>
internal sealed class ApiKeyRegister(Database database, AuditLog audit, TimeOrderedIds ids, TimeProvider clock)
{
    /// <summary>The longest name of a system.</summary>
    public const int LongestName = 60;

    private const string Mark = "sd_";
    private const int PrefixDigits = 6;
    private const int Digits = 32;

    /// <summary>Makes a key and answers it, in the clear for this once.</summary>
    public async Task<string> AddAsync(Actor actor, string name, IReadOnlyList<string> purposes, string division, CancellationToken cancellation = default)
    {
        // 160 random bits: nothing that a plain hash would have to be slow for.
        var secret = RandomNumberGenerator.GetString(Crockford32.Alphabet, Digits);
        var prefix = Mark + secret[..PrefixDigits];
        var id = ids.Next();
        await using var session = await database.BeginAsync(cancellation);
        await session.ExecuteAsync(
            "AddApiKey",
            new
            {
                Id = id, Prefix = prefix, KeyHash = Hash(Mark + secret), Name = name, Purposes = string.Join(' ', purposes), Division = division,
                CreatedBy = actor.AccountId, Now = clock.GetUtcNow().UtcDateTime,
            },
            cancellation);
        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = "api-key.create", RecordKind = "api-key", RecordId = AuditEntry.Id(id), Division = division, After = new { prefix, name, purposes, division },
        });
        await session.CommitAsync(cancellation);
        return Mark + secret;
    }

    /// <summary>The system that a key belongs to; null where the key is unknown or revoked.</summary>
    public async Task<ApiCaller?> FindAsync(string key, CancellationToken cancellation = default)
    {
        if (key.Length != Mark.Length + Digits || !key.StartsWith(Mark, StringComparison.Ordinal))
        {
            return null;
        }

        await using var session = await database.OpenAsync(cancellation);
        var row = await session.SingleOrDefaultAsync<ApiKeyRow>("FindApiKey", new { KeyHash = Hash(key) }, cancellation);
        if (row is null or { RevokedAt: not null })
        {
            return null;
        }

        var today = Day.ToNumber(Day.InShanghai(clock));
        if (row.LastUsedOn != today)
        {
            await session.ExecuteAsync("UseApiKey", new { row.Id, Today = today }, cancellation);
        }

        var actor = new Actor
        {
            AccountId = row.Id, Name = $"{row.Name} ({row.Prefix}…)", Role = Role.Owner, Scope = Scope.OfDivision(row.Division), Kind = ActorKind.Key,
        };
        return new ApiCaller(actor, row.PurposeList);
    }

    /// <summary>The keys within a scope, the newest first.</summary>
    public async Task<IReadOnlyList<ApiKeyRow>> AllAsync(Actor actor, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<ApiKeyRow>("ApiKeysInScope", actor.Scope.With(), cancellation);
    }

    /// <summary>Revokes a key within the actor's scope; false where there is none that is in use.</summary>
    public async Task<bool> RevokeAsync(Actor actor, long id, CancellationToken cancellation = default)
    {
        await using var session = await database.BeginAsync(cancellation);
        var row = (await session.QueryAsync<ApiKeyRow>("ApiKeysInScope", actor.Scope.With(), cancellation)).Find(key => key.Id == id);
        if (row is null || await session.ExecuteAsync("RevokeApiKey", new { Id = id, Now = clock.GetUtcNow().UtcDateTime }, cancellation) == 0)
        {
            return false;
        }

        await audit.AddAsync(session, actor, new AuditEntry
        {
            Action = "api-key.revoke", RecordKind = "api-key", RecordId = AuditEntry.Id(id), Division = row.Division, Before = new { row.Prefix, row.Name },
        });
        await session.CommitAsync(cancellation);
        return true;
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

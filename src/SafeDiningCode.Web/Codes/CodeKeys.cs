using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Data.Keys;

namespace SafeDiningCode.Web.Codes;

/// <summary>The keys that codes are tagged with. New codes use the newest version; older versions verify for ever.</summary>
internal sealed class CodeKeys(SecretKeys keys)
{
    private const string Purpose = "code";
    private const int FirstVersion = 1;
    private readonly byte[]?[] versions = new byte[]?[TrustCode.MaxKeyVersion + 1];

    /// <summary>The version that new codes are tagged with.</summary>
    public int Newest { get; private set; }

    /// <summary>Reads the keys; the very first start of a database makes the first one.</summary>
    public async Task LoadAsync(CancellationToken cancellation = default)
    {
        var known = await keys.AllAsync(Purpose, cancellation);
        if (known.Count == 0)
        {
            await keys.GetOrAddAsync(Purpose, FirstVersion, cancellation);
            known = await keys.AllAsync(Purpose, cancellation);
        }

        foreach (var (version, key) in known)
        {
            versions[version] = key;
        }

        Newest = known.Keys.Max();
    }

    /// <summary>Whether this service made the code. A forged one is found out without asking the database.</summary>
    public bool IsGenuine(TrustCode code) => versions[code.KeyVersion] is { } key && code.IsGenuine(key);

    /// <summary>The code of an issue.</summary>
    /// <exception cref="InvalidOperationException">The key of that version is lost.</exception>
    public TrustCode Code(int keyVersion, long serial) => TrustCode.Create(
        keyVersion,
        serial,
        versions[keyVersion] ?? throw new InvalidOperationException($"Code key version {keyVersion} is missing from this database: restore it from the backup."));
}

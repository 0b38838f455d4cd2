using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace SafeDiningCode.Web.Data.Keys.Protection;

/// <summary>
/// The framework's data protection keys in the database, where every instance finds them, wrapped as the service's own
/// keys are. The framework asks seldom (at start, and once a day) and synchronously.
/// </summary>
internal sealed class ProtectionKeys(Database database, KeyWrap wrap, TimeProvider clock) : IXmlRepository
{
    /// <summary>All keys and revocations.</summary>
    /// <exception cref="WrappedKeyException">They were wrapped by another <c>Keys:Master</c>.</exception>
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    /// <summary>Adds a key or a revocation under the framework's name for it.</summary>
    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => AddAsync(element, friendlyName)).GetAwaiter().GetResult();

    /// <summary>What a key is called where it is wrapped.</summary>
    internal static string Label(string name) => $"data-protection/{name}";

    private async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        await using var session = await database.OpenAsync();
        var rows = await session.QueryAsync<KeyWrapping.ProtectionRow>("AllProtectionKeys");
        return
        [
            .. rows.Select(row => XElement.Parse(Encoding.UTF8.GetString(
                row.Wrapped ? wrap.Unwrap(row.Material, row.Label) : Convert.FromBase64String(row.Material)))),
        ];
    }

    private async Task AddAsync(XElement element, string name)
    {
        var xml = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        await using var session = await database.OpenAsync();
        await session.ExecuteAsync("AddProtectionKey", new
        {
            Name = name,
            Material = wrap.IsConfigured ? wrap.Wrap(xml, Label(name)) : Convert.ToBase64String(xml),
            Wrapped = wrap.IsConfigured,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        });
    }
}

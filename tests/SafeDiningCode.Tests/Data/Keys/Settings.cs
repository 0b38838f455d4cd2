using Microsoft.Extensions.Options;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Data.Keys;

/// <summary>Several sets of services over one database, as instances have.</summary>
internal static class Settings
{
    public const string Master = "a master secret of more than thirty-two characters";
    public const string OtherMaster = "another secret of more than thirty-two characters";

    /// <summary>One more instance over the same database.</summary>
    public static Task<TestServices> JoinAsync(TestServices first, string engine, string master = "") => TestServices.CreateAsync(
        engine,
        ("ConnectionStrings:Database", first.Get<IOptions<DatabaseOptions>>().Value.ConnectionString),
        ("Keys:Master", master));
}

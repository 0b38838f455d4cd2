using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Support;

/// <summary>The engines that data tests run on: <c>[Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]</c>.</summary>
public static class Engines
{
    public const string SqlServerVariable = "SAFEDINING_TEST_SQLSERVER";

    public static TheoryData<string> All => [nameof(DatabaseEngine.Sqlite), nameof(DatabaseEngine.SqlServer)];

    internal static string? SqlServer => Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 } text ? text : null;
}

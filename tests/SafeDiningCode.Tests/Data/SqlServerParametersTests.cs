using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using Microsoft.Data.SqlClient;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Data;

/// <summary>
/// What Dapper and our handlers make of every kind of value that the service sends to SQL Server, on SqlClient's own
/// commands and without a server: an assembly that SqlClient loads for parameters and a type without a mapping are found
/// here, not at the first query in production.
/// </summary>
public sealed class SqlServerParametersTests
{
    private static readonly DateTime Instant = new DateTime(2026, 11, 22, 4, 0, 0, 123, DateTimeKind.Utc).AddTicks(4567);

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Each_kind_of_value_becomes_its_type(string kind, object arguments, SqlDbType type, object? value, int size)
    {
        var parameter = await ParameterAsync(arguments);

        Assert.Equal((kind, type), (kind, parameter.SqlDbType));
        Assert.Equal(value ?? DBNull.Value, parameter.Value);
        Assert.Equal((kind, size), (kind, parameter.Size));
        // What SqlClient does to each parameter on its way to the server: a copy, with a value of its type.
        var copy = (SqlParameter)((ICloneable)parameter).Clone();
        Assert.Equal(type, copy.SqlDbType);
        Assert.NotNull(copy.SqlValue);
    }

    [Fact]
    public async Task Instants_go_to_the_millisecond()
    {
        var parameter = await ParameterAsync(new { P = Instant });

        Assert.Equal(3, parameter.Scale);
        Assert.Equal(DateTimeKind.Utc, ((DateTime)parameter.Value).Kind);
        await using var connection = new Recording();
        await Assert.ThrowsAsync<ArgumentException>(
            () => connection.ExecuteAsync("SELECT @P", new { P = DateTime.SpecifyKind(Instant, DateTimeKind.Local) }));
    }

    // SqlClient looks through the types of a value for attributes of Microsoft.SqlServer.Server: without that assembly, here it throws.
    [Theory]
    [InlineData(1L, SqlDbType.BigInt)]
    [InlineData("示例", SqlDbType.NVarChar)]
    [InlineData(true, SqlDbType.Bit)]
    [InlineData(1.5, SqlDbType.Float)]
    public void A_type_that_is_not_said_is_found_out(object value, SqlDbType type) => Assert.Equal(type, new SqlParameter("@P", value).SqlDbType);

    [Fact]
    public void The_assembly_of_user_defined_types_that_SqlClient_asks_for_is_there()
    {
        var wanted = typeof(SqlConnection).Assembly.GetReferencedAssemblies().Single(name => name.Name == "Microsoft.SqlServer.Server");
        var given = System.Reflection.Assembly.Load(wanted);

        Assert.True(given.GetName().Version >= wanted.Version, given.FullName);
        foreach (var type in (string[])["Format", "IBinarySerialize", "InvalidUdtException", "SqlUserDefinedTypeAttribute"])
        {
            Assert.NotNull(given.GetType($"Microsoft.SqlServer.Server.{type}"));
        }
    }

    /// <summary>Kind, arguments as a caller writes them, the type, value and size that the parameter must have.</summary>
    public static IEnumerable<TheoryDataRow<string, object, SqlDbType, object?, int>> Values()
    {
        var json = "[" + new string('1', 5000) + "]";
        const int Short = 4000;
        yield return new("bool", new { P = true }, SqlDbType.Bit, true, 0);
        yield return new("no bool", new { P = (bool?)null }, SqlDbType.Bit, null, 0);
        yield return new("int", new { P = 20261122 }, SqlDbType.Int, 20261122, 0);
        yield return new("no int", new { P = (int?)null }, SqlDbType.Int, null, 0);
        yield return new("long", new { P = long.MinValue }, SqlDbType.BigInt, long.MinValue, 0);
        yield return new("no long", new { P = (long?)null }, SqlDbType.BigInt, null, 0);
        yield return new("double", new { P = 102.7 }, SqlDbType.Float, 102.7, 0);
        yield return new("no double", new { P = (double?)null }, SqlDbType.Float, null, 0);
        yield return new("text", new { P = "示例𠮷 " }, SqlDbType.NVarChar, "示例𠮷 ", Short);
        yield return new("empty text", new { P = "" }, SqlDbType.NVarChar, "", Short);
        yield return new("no text", new { P = (string?)null }, SqlDbType.NVarChar, null, 0);
        yield return new("a batch in JSON", new { P = json }, SqlDbType.NVarChar, json, -1);
        yield return new("day", new { P = new DateOnly(2026, 11, 22) }, SqlDbType.Int, 20261122, 0);
        // A handler is not asked about what is not there: SqlClient finds a type itself, and NULL converts to any column's.
        yield return new("no day", new { P = (DateOnly?)null }, SqlDbType.NVarChar, null, 0);
        yield return new("no instant", new { P = (DateTime?)null }, SqlDbType.NVarChar, null, 0);
        yield return new("instant", new { P = Instant }, SqlDbType.DateTime2, Instant.AddTicks(-4567), 0);
    }

    private static async Task<SqlParameter> ParameterAsync(object arguments)
    {
        // The handlers are registered with the first database of a process.
        Assert.Equal(DatabaseEngine.SqlServer, new Database(new DatabaseOptions { Engine = DatabaseEngine.SqlServer }).Engine);
        await using var connection = new Recording();
        // The command has no connection: it gets as far as being executed, its parameters filled.
        await Assert.ThrowsAsync<InvalidOperationException>(() => connection.ExecuteAsync("SELECT @P", arguments));
        return (SqlParameter)Assert.Single(connection.Last!.Parameters)!;
    }

    /// <summary>A connection that says it is open, makes SqlClient's commands, and keeps the last.</summary>
    private sealed class Recording : DbConnection
    {
        public SqlCommand? Last { get; private set; }

        [AllowNull]
        public override string ConnectionString { get; set; } = "";

        public override string Database => "";

        public override string DataSource => "";

        public override string ServerVersion => "";

        public override ConnectionState State => ConnectionState.Open;

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        public override void Close()
        {
        }

        public override void Open()
        {
        }

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

        protected override DbCommand CreateDbCommand() => Last = new SqlCommand();
    }
}

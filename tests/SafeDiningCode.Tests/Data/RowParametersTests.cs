using Microsoft.Data.Sqlite;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Data;

public sealed class RowParametersTests
{
    private static readonly RowParameters<(string Name, int? Size)> Parameters =
        new(("@Name", row => row.Name), ("@NameEn", row => row.Name + "!"), ("@Size", row => row.Size), ("@Other", _ => throw new InvalidOperationException()));

    [Theory]
    [InlineData("SELECT @Name", "@Name")]
    [InlineData("SELECT @NameEn, @Size", "@NameEn @Size")]
    [InlineData("SELECT @NameEn, @Name,\n@Size", "@Name @NameEn @Size")]
    [InlineData("SELECT 1", "")]
    public void A_command_is_given_the_parameters_that_its_text_names_and_no_others(string text, string names)
    {
        using var command = new SqliteCommand(text);

        Parameters.Bind(command);

        Assert.Equal(names, string.Join(' ', command.Parameters.Cast<SqliteParameter>().Select(parameter => parameter.ParameterName)));
    }

    [Fact]
    public void Each_row_fills_them_and_what_it_lacks_is_null()
    {
        using var command = new SqliteCommand("SELECT @Name, @Size");
        var fill = Parameters.Bind(command);

        fill(("one", 1));
        Assert.Equal(["one", 1], Values(command));
        fill(("two", null));
        Assert.Equal(["two", DBNull.Value], Values(command));
    }

    private static object?[] Values(SqliteCommand command) => [.. command.Parameters.Cast<SqliteParameter>().Select(parameter => parameter.Value)];
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Rating;
using SafeDiningCode.Web.Rating.Api;

namespace SafeDiningCode.Tests.Rating.Api;

public sealed class RatingRequestTests
{
    private const string Good = """{"value":"fair","reasons":["food","staff"],"comment":"汤凉了","token":"t","device":"device-0001"}""";

    [Fact]
    public void What_arrives_in_pieces_is_read_as_one()
    {
        var bytes = Encoding.UTF8.GetBytes(Good);
        for (var cut = 1; cut < bytes.Length; cut++)
        {
            AssertGood(Read(Pieces(bytes[..cut], bytes[cut..])));
        }
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() => AssertGood(Read(new ReadOnlySequence<byte>([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Good)])));

    [Fact]
    public void Names_may_be_escaped_and_fields_unknown_however_deep() =>
        AssertGood(Read("""{"extra":{"value":[{"token":1}]},"v\u0061lue":"fair","reasons":["food","staff"],"comment":"汤凉了","token":"t","device":"device-0001","more":[[]]}"""));

    [Fact]
    public void Of_a_name_that_comes_twice_the_last_counts()
    {
        var (request, errors) = Read("""{"value":7,"device":"device-0001","token":"t","value":"fair","comment":"a","comment":null,"reasons":{},"reasons":["food"]}""");

        Assert.Empty(errors);
        Assert.Equal(("fair", null), (request.Value, request.Comment));
        Assert.Equal(["food"], request.Reasons!);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("nothing")]
    [InlineData("""{"value":"fair",}""")]
    [InlineData("""{"value":"fair"} more""")]
    [InlineData("[1] [2]")]
    [InlineData("""{"value":"fair","extra":[}""")]
    [InlineData("""{"value":"fair"/*what*/}""")]
    public void What_is_no_json_is_found_out(string body) => Assert.ThrowsAny<JsonException>(() => Read(body));

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("7")]
    [InlineData("null")]
    public void What_is_no_object_is_refused(string body)
    {
        var (_, errors) = Read(body);

        Assert.Equal("", Assert.Single(errors).Field);
    }

    [Theory]
    [InlineData("""{"value":{},"token":"t","device":"device-0001"}""", "value")]
    [InlineData("""{"comment":"\ud83c","token":"t","device":"device-0001"}""", "comment")]
    [InlineData("""{"reasons":"food","token":"t","device":"device-0001"}""", "reasons")]
    [InlineData("""{"reasons":["food",["staff"],{"a":1}],"token":"t","device":"device-0001"}""", "reasons")]
    [InlineData("""{"token":"","device":"device-0001"}""", "token")]
    [InlineData("""{"token":"t"}""", "device")]
    [InlineData("""{"token":"t","device":"short"}""", "device")]
    [InlineData("""{"token":"t","device":"device 0001"}""", "device")]
    public void What_is_wrong_is_named_by_its_field(string body, string field)
    {
        var (_, errors) = Read(body);

        Assert.Equal(field, Assert.Single(errors).Field);
    }

    [Fact]
    public void More_reasons_than_there_are_cannot_be_meant()
    {
        Assert.Empty(Read(Many(RatingFields.MaxReasons)).Errors);
        Assert.Equal("reasons", Assert.Single(Read(Many(RatingFields.MaxReasons + 1)).Errors).Field);

        static string Many(int count) => $$"""{"token":"t","device":"device-0001","reasons":[{{string.Join(',', Enumerable.Repeat("\"food\"", count))}}]}""";
    }

    private static void AssertGood((RatingRequest Request, List<FieldError> Errors) read)
    {
        Assert.Empty(read.Errors);
        Assert.Equal(("fair", "汤凉了", "t", "device-0001"), (read.Request.Value, read.Request.Comment, read.Request.Token, read.Request.Device));
        Assert.Equal(["food", "staff"], read.Request.Reasons!);
    }

    private static (RatingRequest Request, List<FieldError> Errors) Read(string body) => Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body)));

    private static (RatingRequest Request, List<FieldError> Errors) Read(ReadOnlySequence<byte> body)
    {
        List<FieldError> errors = [];
        return (RatingRequest.Read(body, Language.English, errors), errors);
    }

    private static ReadOnlySequence<byte> Pieces(byte[] first, byte[] second)
    {
        var end = new Piece(second, first.Length);
        return new ReadOnlySequence<byte>(new Piece(first, 0, end), 0, end, second.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] bytes, long before, Piece? next = null) => (Memory, RunningIndex, Next) = (bytes, before, next);
    }
}

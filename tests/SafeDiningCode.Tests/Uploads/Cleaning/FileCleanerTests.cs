using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Tests.Uploads.Cleaning;

public sealed class FileCleanerTests
{
    private const int Mutations = 400;

    public static TheoryData<string> Names => [.. Samples.All().Select(sample => sample.Name)];

    [Fact]
    public void Whatever_is_not_of_the_kinds_is_refused_whatever_it_is_called()
    {
        Cleaned.Refused(UploadFault.Empty, []);
        Cleaned.Refused(UploadFault.UnknownKind, "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray());
        Cleaned.Refused(UploadFault.UnknownKind, "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray());
        Cleaned.Refused(UploadFault.UnknownKind, [.. "PK\x03\x04"u8, .. new byte[100]]);
        Cleaned.Refused(UploadFault.UnknownKind, "GIF89a/*"u8.ToArray());
        Cleaned.Refused(UploadFault.UnknownKind, [0xFF]);
        Cleaned.Refused(UploadFault.UnknownKind, [0xEF, 0xBB, 0xBF, .. "%PDF-1.4"u8]);
        Cleaned.Refused(UploadFault.Heic, [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[12]]);
        Cleaned.Refused(UploadFault.UnknownKind, [0, 0, 0, 24, .. "ftypmp42"u8, .. new byte[12]]);
    }

    [Fact]
    public void Five_megabytes_are_taken_and_a_byte_more_is_not()
    {
        var plain = Samples.Read("plain.jpg");
        Cleaned.Of([.. plain, .. new byte[UploadOptions.MostBytes - plain.Length]]);
        Cleaned.Refused(UploadFault.TooLarge, [.. plain, .. new byte[UploadOptions.MostBytes - plain.Length + 1]]);
    }

    [Fact]
    public void Every_reason_has_words_in_both_languages() => Assert.All(
        Enum.GetValues<UploadFault>(),
        fault => Assert.NotEqual(UploadFaults.Words(fault, Language.Chinese), UploadFaults.Words(fault, Language.English)));

    // Bytes changed, cut out, doubled, swapped with another sample's: whatever is made of a good file is refused, or is
    // clean: cleaning it again changes nothing. Nothing else is thrown, and memory stays within a few times the file.
    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_is_made_of_a_good_file_is_refused_or_clean(string name)
    {
        var random = new Random(20261122);
        var all = Samples.All().ToList();
        var good = all.Single(sample => sample.Name == name).Content;
        var taken = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var file = Mutate(good, all[random.Next(all.Count)].Content, random);
            var before = GC.GetAllocatedBytesForCurrentThread();

            var (clean, fault) = FileCleaner.Clean(file);

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300_000 + (16 * file.Length));
            Assert.True(clean is null != fault is null);
            if (clean is not null)
            {
                taken++;
                var again = Cleaned.Of(clean.Content);
                Assert.Equal((clean.Kind, clean.Width, clean.Height), (again.Kind, again.Width, again.Height));
                Assert.Equal(clean.Content, again.Content);
                Assert.Equal(clean.Pixels, again.Pixels);
            }
        }

        Assert.InRange(taken, 0, Mutations - 1);
    }

    private static byte[] Mutate(byte[] good, byte[] other, Random random)
    {
        var file = good.ToList();
        for (var times = random.Next(1, 4); times > 0 && file.Count > 1; times--)
        {
            var at = random.Next(file.Count);
            var length = Math.Min(random.Next(1, 40), file.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    file[at] = (byte)random.Next(256);
                    break;
                case 1:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    file.RemoveRange(at, length);
                    break;
                case 3:
                    file.InsertRange(at, file.GetRange(at, length));
                    break;
                case 4:
                    file.InsertRange(at, other.Skip(random.Next(other.Length)).Take(length));
                    break;
                default:
                    // Lengths and counts at their ends.
                    file[at] = random.Next(2) == 0 ? byte.MinValue : byte.MaxValue;
                    break;
            }
        }

        return [.. file];
    }
}

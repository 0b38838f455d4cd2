using System.Collections.Concurrent;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Answers;

/// <summary>The ready answers of active codes: from memory, or made once while all who want the same one wait for it.</summary>
internal sealed class ScanAnswers(ProfileCache cache, MakeAnswer make)
{
    private readonly ConcurrentDictionary<(Snapshot Snapshot, int Variant), Lazy<Task<ReadyAnswer>>> making = new();

    /// <summary>The answer made of an active code's snapshot for this kind of reader.</summary>
    public async Task<ReadyAnswer> MakeAsync(TrustCode code, Snapshot snapshot, AnswerVariant variant)
    {
        var key = (snapshot, variant.Index);
        var made = making.GetOrAdd(key, key => new Lazy<Task<ReadyAnswer>>(() => make(key.Snapshot, key.Variant)));
        try
        {
            var answer = await made.Value;
            cache.Keep(code, snapshot, variant.Index, answer);
            return answer;
        }
        finally
        {
            making.TryRemove(key, out _);
        }
    }
}

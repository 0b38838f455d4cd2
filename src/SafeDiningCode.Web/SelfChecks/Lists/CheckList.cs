using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.SelfChecks.Lists;

/// <summary>The list that a self-check goes by: data with a version. A record names the version that it was made with.</summary>
public sealed record CheckList
{
    /// <summary>Whose it is: daily, weekly or monthly.</summary>
    public required string Kind { get; init; }

    /// <summary>1 and up; a next version follows, none is ever changed.</summary>
    public required int Version { get; init; }

    /// <summary>The prescribed title of the record.</summary>
    public required string Title { get; init; }

    /// <summary>The same in English.</summary>
    public required string TitleEnglish { get; init; }

    /// <summary>Who answers for it: 食品安全员, 食品安全总监, 主要负责人.</summary>
    public required string Role { get; init; }

    /// <summary>The same in English.</summary>
    public required string RoleEnglish { get; init; }

    /// <summary>What is looked at; may be none.</summary>
    public required IReadOnlyList<CheckSection> Sections { get; init; }

    /// <summary>What is written in words; may be none.</summary>
    public required IReadOnlyList<CheckText> Texts { get; init; }

    /// <summary>All items, in the order of the list.</summary>
    public IEnumerable<CheckItem> Items => Sections.SelectMany(section => section.Items);

    /// <summary>Whose list it is.</summary>
    public SelfCheckKind CheckKind => SelfCheckKinds.FromCode(Kind) ?? throw new InvalidOperationException($"There is no self-check of kind '{Kind}'.");

    /// <summary>The title in the reader's language.</summary>
    public string TitleIn(Language language) => language.T(Title, TitleEnglish);
}

/// <summary>A part of a list.</summary>
public sealed record CheckSection
{
    /// <summary>In Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>The same in English.</summary>
    public required string TitleEnglish { get; init; }

    /// <summary>What belongs to it.</summary>
    public required IReadOnlyList<CheckItem> Items { get; init; }
}

/// <summary>Something to look at; its words say what is in order.</summary>
public sealed record CheckItem
{
    /// <summary>Lower case and dashes; means the same in every version.</summary>
    public required string Code { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Text { get; init; }

    /// <summary>The same in English.</summary>
    public required string English { get; init; }
}

/// <summary>Something to write down in words.</summary>
public sealed record CheckText
{
    /// <summary>Names it.</summary>
    public required string Code { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Text { get; init; }

    /// <summary>The same in English.</summary>
    public required string English { get; init; }

    /// <summary>Whether it must be written.</summary>
    public required bool Required { get; init; }
}

using NdisConformance.Trace;

namespace NdisConformance.Machine;

/// <summary>A kind of choice, with names for its alternatives.</summary>
public class ChoiceKind
{
    /// <summary>Numbers of kinds are below this: a set of them is the bits of a word.</summary>
    public const int MaximumKinds = 64;

    private readonly string[] _alternatives;

    /// <summary>A kind of choice; its first alternative is the ordinary one.</summary>
    public ChoiceKind(int number, string name, params string[] alternatives)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)number, (uint)MaximumKinds, nameof(number));
        Number = number;
        Name = name;
        _alternatives = alternatives;
    }

    /// <summary>Its number, unlike that of every other kind.</summary>
    public int Number { get; }

    /// <summary>Its name in messages.</summary>
    public string Name { get; }

    /// <summary>The name of an alternative; its number if it has none.</summary>
    /// <param name="name">The DDI or callback that the choice is about.</param>
    /// <param name="value">The alternative, from 0.</param>
    public virtual string AlternativeName(TraceName name, int value)
        => (uint)value < (uint)_alternatives.Length ? _alternatives[value] : $"alternative {value}";

    /// <inheritdoc/>
    public override string ToString() => Name;
}

using System.Runtime.InteropServices;

namespace NdisConformance.Machine;

/// <summary>
/// Choices that a scenario or a test writes down; all that it does not name is ordinary. A line that names an
/// occurrence goes before one that holds always, and a line that names a DDI before one that holds for the whole kind.
/// A line that holds from an occurrence on goes before these, and one that names a place before all others.
/// </summary>
public sealed class ScriptedChoices : ChoiceSource
{
    private const int Kinds = ChoiceKind.MaximumKinds;
    private readonly int[] _always = new int[Kinds];
    private readonly int[] _asked = new int[Kinds];
    private ulong _deviated;
    private readonly bool[] _isScripted = new bool[Kinds];
    private readonly Dictionary<ulong, int> _alwaysAtSite = [];
    private readonly Dictionary<(int Kind, int Occurrence), int> _at = [];
    private readonly Dictionary<(ulong Place, int Occurrence), int> _atSite = [];
    private readonly Dictionary<ulong, (int First, int Value)> _fromSite = [];
    private readonly Dictionary<ulong, int> _askedAtSite = [];
    private readonly Dictionary<(int Kind, ChoicePlace Place, int Occurrence), int> _atPlace = [];
    private readonly Dictionary<(int Kind, ChoicePlace Place), int> _askedAtPlace = [];

    /// <summary>Every choice of a kind.</summary>
    public ScriptedChoices Always(int kind, int value)
    {
        _always[kind] = value;
        Wanted |= 1UL << kind;
        return this;
    }

    /// <summary>Every choice of a kind at a site.</summary>
    public ScriptedChoices AlwaysAtSite(int kind, uint site, int value)
    {
        MarkScripted(kind);
        _alwaysAtSite[Place(kind, site)] = value;
        return this;
    }

    /// <summary>The choice of a kind that is asked for after <paramref name="occurrence"/> others of it.</summary>
    public ScriptedChoices At(int kind, int occurrence, int value)
    {
        MarkScripted(kind);
        _at[(kind, occurrence)] = value;
        return this;
    }

    /// <summary>As <see cref="At"/>, counting only the choices at a site since the kind was first named.</summary>
    public ScriptedChoices AtSite(int kind, uint site, int occurrence, int value)
    {
        MarkScripted(kind);
        _atSite[(Place(kind, site), occurrence)] = value;
        return this;
    }

    /// <summary>As <see cref="AtSite"/>, and every later choice at the site as well.</summary>
    public ScriptedChoices FromSite(int kind, uint site, int occurrence, int value)
    {
        MarkScripted(kind);
        _fromSite[Place(kind, site)] = (occurrence, value);
        return this;
    }

    /// <summary>
    /// As <see cref="At"/>, counting only the choices at a place. What happens inside of other callbacks does not
    /// change the count, so that several choices of a run can be named by an earlier one in which they went otherwise.
    /// </summary>
    public ScriptedChoices AtPlace(int kind, ChoicePlace place, int occurrence, int value)
    {
        MarkScripted(kind);
        _atPlace[(kind, place, occurrence)] = value;
        return this;
    }

    /// <summary>What is written down, in the order of kinds, then of sites and occurrences.</summary>
    public IEnumerable<ScriptedChoice> Script
        => Enumerable.Range(0, Kinds)
            .Where(kind => _always[kind] != 0)
            .Select(kind => new ScriptedChoice(kind, null, null, _always[kind]))
            .Concat(_alwaysAtSite.OrderBy(pair => pair.Key)
                .Select(pair => new ScriptedChoice((int)(pair.Key >> 32), (uint)pair.Key, null, pair.Value)))
            .Concat(_at.OrderBy(pair => pair.Key)
                .Select(pair => new ScriptedChoice(pair.Key.Kind, null, pair.Key.Occurrence, pair.Value)))
            .Concat(_atSite.OrderBy(pair => pair.Key)
                .Select(pair => new ScriptedChoice(
                    (int)(pair.Key.Place >> 32), (uint)pair.Key.Place, pair.Key.Occurrence, pair.Value)))
            .Concat(_fromSite.OrderBy(pair => pair.Key)
                .Select(pair => new ScriptedChoice(
                    (int)(pair.Key >> 32), (uint)pair.Key, pair.Value.First, pair.Value.Value, AndLater: true)))
            .Concat(_atPlace.OrderBy(pair => pair.Key)
                .Select(pair => new ScriptedChoice(
                    pair.Key.Kind, (uint)pair.Key.Place.Name, pair.Key.Occurrence, pair.Value)
                {
                    Place = pair.Key.Place,
                }));

    /// <summary>How often a kind was asked for.</summary>
    public int Asked(int kind) => _asked[kind];

    /// <summary>True if a choice of a kind went another way than the ordinary one.</summary>
    public bool HasDeviated(int kind) => (_deviated & (1UL << kind)) != 0;

    /// <summary>Forgets the script, too.</summary>
    public void Clear()
    {
        Restart();
        Array.Clear(_always);
        Array.Clear(_isScripted);
        Wanted = 0;
        _alwaysAtSite.Clear();
        _at.Clear();
        _atSite.Clear();
        _fromSite.Clear();
        _atPlace.Clear();
    }

    /// <summary>Starts counting the occurrences anew; the script stays.</summary>
    public void Restart()
    {
        Array.Clear(_asked);
        _askedAtSite.Clear();
        _askedAtPlace.Clear();
        _deviated = 0;
    }

    /// <inheritdoc/>
    public override int Choose(in ChoiceSite site, int count)
    {
        int kind = site.Kind.Number;
        if (count < 1)
        {
            throw new HarnessDefectException("a choice without outcomes was asked for");
        }

        int occurrence = _asked[kind]++;
        int value = _isScripted[kind] ? Scripted(kind, site, occurrence) : _always[kind];
        value = Math.Clamp(value, 0, count - 1);
        _deviated |= value == 0 ? 0 : 1UL << kind;
        return value;
    }

    private void MarkScripted(int kind)
    {
        _isScripted[kind] = true;
        Wanted |= 1UL << kind;
    }

    /// <summary>Only kinds that the script names by occurrence or site pay for looking there.</summary>
    private int Scripted(int kind, in ChoiceSite site, int occurrence)
    {
        if (_atPlace.Count > 0 && IsAtPlace(kind, site.Place, out int value))
        {
            return value;
        }

        ulong place = Place(kind, (uint)site.Name);
        int occurrenceAtSite = CollectionsMarshal.GetValueRefOrAddDefault(_askedAtSite, place, out _)++;
        if (_fromSite.TryGetValue(place, out (int First, int Value) from) && occurrenceAtSite >= from.First)
        {
            return from.Value;
        }

        return _atSite.TryGetValue((place, occurrenceAtSite), out value)
            || _at.TryGetValue((kind, occurrence), out value)
            || _alwaysAtSite.TryGetValue(place, out value)
                ? value
                : _always[kind];
    }

    private bool IsAtPlace(int kind, ChoicePlace place, out int value)
    {
        int occurrence = CollectionsMarshal.GetValueRefOrAddDefault(_askedAtPlace, (kind, place), out _)++;
        return _atPlace.TryGetValue((kind, place, occurrence), out value);
    }

    private static ulong Place(int kind, uint site) => ((ulong)(uint)kind << 32) | site;
}

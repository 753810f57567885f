using NdisConformance.Contract;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// Objects of the driver behind context pointers; a slot is not used again for the same pointer value.
/// </summary>
[Resets]
internal sealed partial class ContextTable
{
    private const ulong Range = 0xFFFF_A000_0000_0000;
    private readonly List<object?> _targets = [];

    public PVOID Pin(object target)
    {
        _targets.Add(target);
        return new PVOID(Range | (uint)_targets.Count);
    }

    /// <summary>The object behind a context pointer, or null if it is none or was undone.</summary>
    public object? Find(ulong value)
    {
        ulong index = value - Range - 1;
        return index < (ulong)_targets.Count ? _targets[(int)index] : null;
    }

    /// <summary>The number of a context pointer for traces; 0 if it is none.</summary>
    public uint NumberOf(ulong value)
    {
        ulong index = value - Range - 1;
        return index < (ulong)_targets.Count ? (uint)index + 1 : 0;
    }

    public bool Unpin(ulong value)
    {
        ulong index = value - Range - 1;
        if (index >= (ulong)_targets.Count || _targets[(int)index] is null)
        {
            return false;
        }

        _targets[(int)index] = null;
        return true;
    }

    /// <summary>Numbers of the pointers that were never undone, in order of birth.</summary>
    public IEnumerable<uint> Live()
    {
        for (int i = 0; i < _targets.Count; i++)
        {
            if (_targets[i] is not null)
            {
                yield return (uint)i + 1;
            }
        }
    }
}

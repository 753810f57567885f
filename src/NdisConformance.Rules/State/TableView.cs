using System.Runtime.CompilerServices;

namespace NdisConformance.Rules;

/// <summary>
/// Records by object number, for readers. Numbers are given in order of birth, so that their low bits spread them
/// evenly and a lookup is one probe.
/// </summary>
internal abstract class TableView<T>
    where T : struct
{
    private const int FirstCapacity = 16;

    private protected uint[] Keys { get; set; } = new uint[FirstCapacity];

    private protected T[] Values { get; set; } = new T[FirstCapacity];

    public int Count { get; private protected set; }

    /// <summary>The record of an object; a null reference if there is none. Valid until the next change.</summary>
    public ref readonly T Find(uint number)
    {
        int index = IndexOf(number);
        if (index < 0)
        {
            return ref Unsafe.NullRef<T>();
        }

        return ref Values[index];
    }

    public bool Contains(uint number) => IndexOf(number) >= 0;

    /// <summary>Numbers of all objects in the table, ascending. Allocates: for rare events only.</summary>
    public uint[] Numbers()
    {
        uint[] numbers = new uint[Count];
        int count = 0;
        foreach (uint key in Keys)
        {
            if (key != 0)
            {
                numbers[count++] = key;
            }
        }

        Array.Sort(numbers);
        return numbers;
    }

    /// <summary>Position of an object; -1 if it is not there.</summary>
    private protected int IndexOf(uint number)
    {
        uint[] keys = Keys;
        int mask = keys.Length - 1;
        for (int index = (int)number & mask; keys[index] != 0; index = (index + 1) & mask)
        {
            if (keys[index] == number)
            {
                return index;
            }
        }

        return -1;
    }
}

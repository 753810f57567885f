using System.Runtime.CompilerServices;

namespace NdisConformance.Rules;

/// <summary>The list buffers that the driver gave away, by mapping, and linked by the block that they lie in.</summary>
internal sealed class BufferTable
{
    private readonly ObjectTable<uint> _firstOfBlock = new();
    private readonly ObjectTable<BufferState> _byMapping = new();

    /// <summary>The first mapping with a buffer in a block; 0 if there is none.</summary>
    public uint FirstIn(uint block)
    {
        ref uint first = ref _firstOfBlock.Find(block);
        return block == 0 || Unsafe.IsNullRef(ref first) ? 0 : first;
    }

    /// <summary>The buffer of a mapping; a null reference if it has none.</summary>
    public ref BufferState Find(uint mapping) => ref _byMapping.Find(mapping);

    public ref BufferState Add(uint mapping, uint block)
    {
        uint next = FirstIn(block);
        ref BufferState buffer = ref _byMapping.Add(mapping);
        buffer.Block = block;
        buffer.Next = next;
        if (next != 0)
        {
            _byMapping.Find(next).Previous = mapping;
        }

        _firstOfBlock.Add(block) = mapping;
        return ref buffer;
    }

    public void Remove(uint mapping)
    {
        BufferState buffer = _byMapping.Find(mapping);
        if (buffer.Next != 0)
        {
            _byMapping.Find(buffer.Next).Previous = buffer.Previous;
        }

        if (buffer.Previous != 0)
        {
            _byMapping.Find(buffer.Previous).Next = buffer.Next;
        }
        else if (buffer.Next != 0)
        {
            _firstOfBlock.Find(buffer.Block) = buffer.Next;
        }
        else
        {
            _firstOfBlock.Remove(buffer.Block);
        }

        _byMapping.Remove(mapping);
    }

    public void Clear()
    {
        _byMapping.Clear();
        _firstOfBlock.Clear();
    }
}

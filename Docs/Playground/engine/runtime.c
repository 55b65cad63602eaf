// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

// What the Swift code of the module requires of a C library and of the compiler's runtime library. The
// module has no other library and imports nothing.

typedef __SIZE_TYPE__ size_t;
typedef unsigned char byte;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef long long i64;
typedef unsigned __int128 u128;
typedef __int128 i128;

// ---------------------------------------------------------------------------------------------------------------------
// Memory: segregated free lists. Each power of two has four size classes, so that at most a fifth of a
// block is unused. A freed block is used again for its class; blocks are not merged. New blocks come from the
// end of the memory, which grows by whole pages.

enum { page = 65536, header = 16, smallest = 32, classes = 4 * 28 };

extern byte __heap_base;
static size_t heap_end;
static void *free_blocks[classes];

// The class of a block of `size` bytes, header included; its size is written to `rounded`.
static int size_class(size_t size, size_t *rounded) {
  if (size < smallest) size = smallest;
  int power = 31 - __builtin_clz((u32)(size - 1)); // 2^power < size <= 2^(power + 1)
  size_t quarter = (size_t)1 << (power - 2);
  size_t quarters = (size - 1) / quarter - 3; // 1 to 4 quarters above 2^power
  *rounded = quarter * (4 + quarters);
  return (power - 4) * 4 + (int)quarters - 1;
}

void *malloc(size_t size) {
  if (size > (size_t)3 << 29) return 0; // 1.5 GiB: the class above fits into 32 bits
  size_t rounded;
  int class = size_class((size + header + 15) & ~(size_t)15, &rounded);
  byte *block = free_blocks[class];
  if (block) {
    free_blocks[class] = *(void **)(block + header);
    return block + header;
  }
  if (!heap_end) heap_end = ((size_t)&__heap_base + 15) & ~(size_t)15;
  rounded = (rounded + 15) & ~(size_t)15;
  u64 end = (u64)heap_end + rounded, have = (u64)__builtin_wasm_memory_size(0) * page;
  if (end > have) {
    if (end > 0xFFFF0000ull) return 0;
    size_t pages = (size_t)((end - have + page - 1) / page);
    if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return 0;
  }
  block = (byte *)heap_end;
  heap_end = (size_t)end;
  *(int *)block = class;
  return block + header;
}

void free(void *pointer) {
  if (!pointer) return;
  byte *block = (byte *)pointer - header;
  int class = *(int *)block;
  *(void **)pointer = free_blocks[class];
  free_blocks[class] = block;
}

// Blocks are aligned to 16 bytes. Swift asks for more only for types that no part of this module has.
int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment > 16) __builtin_trap();
  *result = malloc(size);
  return *result ? 0 : 12;
}

void *memcpy(void *to, const void *from, size_t count) { return __builtin_memcpy(to, from, count); }
void *memmove(void *to, const void *from, size_t count) { return __builtin_memmove(to, from, count); }
void *memset(void *to, int value, size_t count) { return __builtin_memset(to, value, count); }

int memcmp(const void *left, const void *right, size_t count) {
  const byte *a = left, *b = right;
  for (; count; count--, a++, b++)
    if (*a != *b) return *a < *b ? -1 : 1;
  return 0;
}

size_t strlen(const char *text) {
  size_t count = 0;
  while (text[count]) count++;
  return count;
}

// ---------------------------------------------------------------------------------------------------------------------
// Integers of 128 bits, which the compiler calls by these names.

static u128 wide(u64 high, u64 low) { return (u128)high << 64 | low; }

// The product of two 64-bit numbers, from products of 32-bit halves.
static u128 multiply(u64 a, u64 b) {
  u64 a0 = (u32)a, a1 = a >> 32, b0 = (u32)b, b1 = b >> 32;
  u64 low = a0 * b0, cross = a0 * b1, middle = a1 * b0 + (low >> 32) + (u32)cross;
  return wide(a1 * b1 + (cross >> 32) + (middle >> 32), middle << 32 | (u32)low);
}

i128 __multi3(i128 a, i128 b) {
  u64 al = (u64)a, ah = (u64)(a >> 64), bl = (u64)b, bh = (u64)(b >> 64);
  u128 low = multiply(al, bl);
  return (i128)wide((u64)(low >> 64) + ah * bl + al * bh, (u64)low);
}

// Divides `high`:`low` by a divisor above `high`: two steps of Knuth's algorithm D with digits of 32 bits.
static u64 divide_by_word(u64 high, u64 low, u64 divisor, u64 *remainder) {
  int shift = __builtin_clzll(divisor);
  if (shift) {
    divisor <<= shift;
    high = high << shift | low >> (64 - shift);
    low <<= shift;
  }
  u64 top = divisor >> 32, bottom = (u32)divisor;
  u64 digits[2] = {low >> 32, (u32)low}, quotient = 0;
  for (int i = 0; i < 2; i++) {
    u64 digit = high / top, rest = high - digit * top;
    while (digit >> 32 || digit * bottom > (rest << 32 | digits[i])) {
      digit--;
      rest += top;
      if (rest >> 32) break;
    }
    high = (high << 32 | digits[i]) - digit * divisor;
    quotient = quotient << 32 | digit;
  }
  *remainder = high >> shift;
  return quotient;
}

static u128 divide(u128 dividend, u128 divisor, u128 *remainder) {
  u64 high = (u64)(dividend >> 64), low = (u64)dividend, divisor_high = (u64)(divisor >> 64), rest;
  if (!divisor_high) {
    u64 word = (u64)divisor, first = 0;
    if (!word) __builtin_trap();
    if (high >= word) {
      first = high / word;
      high %= word;
    }
    u64 second = divide_by_word(high, low, word, &rest);
    *remainder = rest;
    return wide(first, second);
  }
  // The quotient has at most as many bits as the divisor's high word has leading zeros, and one more.
  u128 quotient = 0;
  if (dividend >= divisor) {
    int shift = __builtin_clzll(divisor_high) - (high ? __builtin_clzll(high) : 64);
    divisor <<= shift;
    for (; shift >= 0; shift--, divisor >>= 1) {
      quotient <<= 1;
      if (dividend >= divisor) {
        dividend -= divisor;
        quotient |= 1;
      }
    }
  }
  *remainder = dividend;
  return quotient;
}

static u128 magnitude(i128 value) { return value < 0 ? -(u128)value : (u128)value; }

u128 __udivti3(u128 a, u128 b) {
  u128 rest;
  return divide(a, b, &rest);
}

u128 __umodti3(u128 a, u128 b) {
  u128 rest;
  divide(a, b, &rest);
  return rest;
}

i128 __divti3(i128 a, i128 b) {
  u128 rest, quotient = divide(magnitude(a), magnitude(b), &rest);
  return (i128)((a < 0) != (b < 0) ? -quotient : quotient);
}

i128 __modti3(i128 a, i128 b) {
  u128 rest;
  divide(magnitude(a), magnitude(b), &rest);
  return (i128)(a < 0 ? -rest : rest);
}

// A shift by a number that is not constant is a call of these functions, so they may not use one themselves.
union parts {
  u128 all;
  struct { u64 low, high; };
};

i128 __ashlti3(i128 value, int count) {
  union parts in = {.all = (u128)value}, out;
  if (count & 64) out.low = 0, out.high = in.low << (count & 63);
  else if (count) out.low = in.low << count, out.high = in.high << count | in.low >> (64 - count);
  else return value;
  return (i128)out.all;
}

i128 __lshrti3(i128 value, int count) {
  union parts in = {.all = (u128)value}, out;
  if (count & 64) out.high = 0, out.low = in.high >> (count & 63);
  else if (count) out.high = in.high >> count, out.low = in.low >> count | in.high << (64 - count);
  else return value;
  return (i128)out.all;
}

i128 __ashrti3(i128 value, int count) {
  union parts in = {.all = (u128)value}, out;
  if (count & 64) out.high = (u64)((i64)in.high >> 63), out.low = (u64)((i64)in.high >> (count & 63));
  else if (count) out.high = (u64)((i64)in.high >> count), out.low = in.low >> count | in.high << (64 - count);
  else return value;
  return (i128)out.all;
}

// ---------------------------------------------------------------------------------------------------------------------
// Hash seeds, from two numbers that the caller sets. Results do not depend on them; random seeds make it
// impossible to write a document whose keys all collide. The generator is SplitMix64.

static u64 seed_state = 0x9E3779B97F4A7C15ull;

__attribute__((export_name("seed"))) void seed(u32 high, u32 low) { seed_state ^= (u64)high << 32 | low; }

void arc4random_buf(void *to, size_t count) {
  byte *out = to;
  while (count) {
    u64 z = seed_state += 0x9E3779B97F4A7C15ull;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    z ^= z >> 31;
    for (int i = 0; i < 8 && count; i++, count--, z >>= 8) *out++ = (byte)z;
  }
}

// ---------------------------------------------------------------------------------------------------------------------
// The caller's memory for documents, and what a failure calls.

__attribute__((export_name("allocate"))) void *allocate(size_t size) { return malloc(size); }
__attribute__((export_name("release"))) void release(void *pointer) { free(pointer); }

u64 __stack_chk_guard = 0x595E9FBD94FDA766ull;
_Noreturn void __stack_chk_fail(void) { __builtin_trap(); }

// The text of a trap has no reader in the module.
int putchar(int character) { return character; }
